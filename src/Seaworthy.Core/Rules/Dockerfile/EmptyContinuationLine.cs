using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6018", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "buildkit:NoEmptyContinuation dockerfile-utils:EMPTY_CONTINUATION_LINE")]
sealed class EmptyContinuationLine : Rule<Step>
{
    public override string Title => "Blank line in a continued instruction";

    public override string Message => "Blank line in a continued instruction is deprecated and will become an error; remove it, or add '#' to it";

    public override string Why => """
        The builder skips a blank line after a line continuation only for compatibility with old files. Docker has announced
        that a future Dockerfile syntax rejects it, and the build then fails. Comment lines remain allowed.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/no-empty-continuation/";

    public override void Check(Step step, Report report)
    {
        var lines = step.Instruction.BlankLines;
        if (lines.Count == 0)
            return;
        var source = step.File.Source;
        report.At(lines[0]).WithFix("Remove the blank lines", f =>
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
            """)).Because("comment lines are allowed there"),
    ];
}
