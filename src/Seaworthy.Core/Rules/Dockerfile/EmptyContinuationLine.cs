using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6018", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "buildkit:NoEmptyContinuation dockerfile-utils:EMPTY_CONTINUATION_LINE")]
sealed class EmptyContinuationLine : Rule<Step>
{
    public override string Title => "Blank line in a continued instruction";

    public override string Message => "A blank line inside a continued instruction is deprecated and will end it one day; delete the line";

    public override string Why => """
        The builder passes blank lines over for the sake of old files and has announced that they will be an error.
        """;

    public override void Check(Step step, Report report)
    {
        var lines = step.Instruction.BlankLines;
        if (lines.Count == 0)
            return;
        var source = step.File.Source;
        report.At(lines[0]).WithFix("Delete the blank lines", f =>
        {
            foreach (var line in lines)
                f.Delete(TextSpan.FromBounds(line.Start, source.Text.IndexOf('\n', line.Start) is >= 0 and var end ? end + 1 : source.Length));
        }, Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""
            RUN id \
            [||]
              -u
            """))
            .Fixed(Debian("""
            RUN id \
              -u
            """)),
        Good.Dockerfile(Debian("""
            RUN id \
              # who
              -u
            """)).Because("comments may stand there"),
    ];
}
