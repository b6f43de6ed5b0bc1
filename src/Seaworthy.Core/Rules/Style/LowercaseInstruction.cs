using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA6350", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S6476 dockerfilelint:uppercase_commands dockerfile-utils:CASING_INSTRUCTION",
    Related = "buildkit:ConsistentInstructionCasing buildkit:FromAsCasing")]
sealed class LowercaseInstruction : Rule<BuildFile>
{
    public override string Title => "Instruction is not in capitals";

    public override string Message => "Write '{0}' as {1}";

    public override string Why => """
        Instructions in capitals stand out from their arguments. The builder does not mind, and a file that keeps to lower case is as consistent, so the rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        BuildKit asks for one case throughout, whichever it is; there are rules for that too.
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
            report.At(span, written, wanted).WithFix("Write it as " + wanted, f => f.Replace(span, wanted), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("debian:12 AS build", "[|Run|] id")).Fixed(From("debian:12 AS build", "RUN id")),
        Bad.Dockerfile("FROM debian:12 [|as|] build").Fixed("FROM debian:12 AS build"),
        Good.Dockerfile(From("debian:12 AS build", "RUN id")),
    ];
}
