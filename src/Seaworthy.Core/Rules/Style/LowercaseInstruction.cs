using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA6350", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S6476 dockerfilelint:uppercase_commands dockerfile-utils:CASING_INSTRUCTION",
    Related = "buildkit:ConsistentInstructionCasing buildkit:FromAsCasing")]
sealed class LowercaseInstruction : Rule<BuildFile>
{
    public override string Title => "Instruction not in upper case";

    public override string Message => "Instruction '{0}' is not in upper case; use {1}";

    public override string Why => """
        Upper case is the convention of Docker, because it distinguishes instructions from their arguments. The builder
        ignores the case, and a file in lower case is consistent too, so the rule is off by default.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#format";

    public override string? Differences => """
        BuildKit requires one case throughout the file; SEA6321 and SEA6308 check that.
        """;

    public override void Check(BuildFile buildFile, Report report)
    {
        foreach (var instruction in buildFile.Syntax.Instructions)
        {
            if (instruction.Kind == InstructionKind.Unknown)
                continue;
            Check(buildFile, instruction.KeywordSpan, instruction.Keyword, report);
            if (instruction is FromInstruction { AsSpan.IsEmpty: false } from)
                Check(buildFile, from.AsSpan, "AS", report);
        }
    }

    static void Check(BuildFile buildFile, TextSpan span, string wanted, Report report)
    {
        var written = buildFile.File.Source.ToString(span);
        if (written != wanted)
            report.At(span, written, wanted).WithFix("Use " + wanted, f => f.Replace(span, wanted), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("debian:12 AS build", "[|Run|] id")).Fixed(From("debian:12 AS build", "RUN id")),
        Bad.Dockerfile("FROM debian:12 [|as|] build").Fixed("FROM debian:12 AS build"),
        Good.Dockerfile(From("debian:12 AS build", "RUN id")),
    ];
}
