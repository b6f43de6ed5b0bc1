using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA6321", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "buildkit:ConsistentInstructionCasing sonar:S6476 dockerfilelint:uppercase_commands dockerfile-utils:CASING_INSTRUCTION")]
sealed class InstructionCasing : Rule<BuildFile>
{
    public override string Title => "Instruction is in another case than the rest";

    public override string Message => "Write '{0}' as {1}, like the other instructions";

    public override string Why => """
        The builder does not mind, readers do: instructions in capitals stand out from their arguments, and a file that mixes both looks put together.
        """;

    public override string? Differences => """
        Sonar and others want capitals everywhere. A file that keeps to lower case throughout is left alone, as BuildKit does.
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
                .WithFix("Write it as " + wanted, f => f.Replace(instruction.KeywordSpan, wanted), Safety.Safe);
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
