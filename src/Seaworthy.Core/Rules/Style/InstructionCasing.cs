using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA6321", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "buildkit:ConsistentInstructionCasing sonar:S6476 dockerfilelint:uppercase_commands dockerfile-utils:CASING_INSTRUCTION")]
sealed class InstructionCasing : Rule<BuildFile>
{
    public override string Title => "Inconsistent case of instructions";

    public override string Message => "'{0}' differs in case from the other instructions; use {1}";

    public override string Why => """
        The builder ignores the case of instructions, but readers do not: instructions in upper case are easy to distinguish
        from their arguments, and a file with mixed case is harder to read and to search.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/consistent-instruction-casing/";

    public override string? Differences => """
        Sonar and other tools require upper case. A file that uses lower case throughout is accepted, as in BuildKit; SEA6350
        reports it.
        """;

    public override void Check(BuildFile buildFile, Report report)
    {
        var (upper, lower) = (0, 0);
        foreach (var instruction in buildFile.Syntax.Instructions)
        {
            upper += IsUpper(buildFile, instruction) ? 1 : 0;
            lower += IsLower(buildFile, instruction) ? 1 : 0;
        }
        var isLower = lower > upper;
        foreach (var instruction in buildFile.Syntax.Instructions)
        {
            if (instruction.Kind == InstructionKind.Unknown || (isLower ? IsLower(buildFile, instruction) : IsUpper(buildFile, instruction)))
                continue;
            var wanted = isLower ? instruction.Keyword.ToLowerInvariant() : instruction.Keyword;
            report.At(instruction.KeywordSpan, buildFile.File.Source.ToString(instruction.KeywordSpan), wanted)
                .WithFix("Use " + wanted, f => f.Replace(instruction.KeywordSpan, wanted), Safety.Safe);
        }
    }

    static bool IsUpper(BuildFile file, Instruction instruction) => file.File.Source.ToString(instruction.KeywordSpan) == instruction.Keyword;

    static bool IsLower(BuildFile file, Instruction instruction)
    {
        var text = file.File.Source.Text;
        for (var i = instruction.KeywordSpan.Start; i < instruction.KeywordSpan.End; i++)
        {
            if (text[i] is >= 'A' and <= 'Z')
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("[|run|] id", "USER app")).Fixed(Debian("RUN id", "USER app")),
        Bad.Dockerfile("""
            from debian:12
            run id
            [|User|] app
            """)
            .Fixed("""
            from debian:12
            run id
            user app
            """),
        Good.Dockerfile("""
            from debian:12
            user app
            """),
    ];
}
