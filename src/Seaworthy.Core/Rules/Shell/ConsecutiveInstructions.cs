using System.Globalization;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6109", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3059 kics:multiple_run_add_copy_instructions_listed sonar:S7031", Related = "tally:prefer-run-heredoc")]
sealed class ConsecutiveInstructions : Rule<Stage>
{
    public override string Title => "Consecutive RUN, COPY or ADD instructions";

    public override string Message => "{1} consecutive {0} instructions create a layer each; combine them";

    public override string Why => """
        Each RUN, COPY or ADD creates a layer, and a file that a later layer removes remains in the earlier one. Fewer layers
        make the image smaller. Separate layers also let a build reuse its cache, so the rule is off by default.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/best-practices/#run
        https://github.com/hadolint/hadolint/wiki/DL3059
        """;

    public override string? Differences => """
        One finding covers a group of instructions and is at the first one. If no two adjacent RUN instructions are short (at
        most two commands, no here-document), SEA6111 reports the group instead. Instructions with different flags cannot be
        combined. Like KICS, the rule checks ADD and COPY as well, but only if they copy to the same destination with the same
        flags.
        """;

    public override void Check(Stage stage, Report report)
    {
        foreach (var group in InstructionGroups.Of(stage, InstructionKind.Run))
        {
            if (InstructionGroups.HasShortNeighbours(group))
                report.At(group[0].Instruction.KeywordSpan, "RUN", group.Count.ToString(CultureInfo.InvariantCulture));
        }
        CheckCopies(stage, InstructionKind.Copy, report);
        CheckCopies(stage, InstructionKind.Add, report);
    }

    static void CheckCopies(Stage stage, InstructionKind kind, Report report)
    {
        foreach (var group in InstructionGroups.Of(stage, kind))
            report.At(group[0].Instruction.KeywordSpan, group[0].Instruction.Keyword, group.Count.ToString(CultureInfo.InvariantCulture));
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""
            [|RUN|] apt-get update && apt-get install -y curl
            # and then
            RUN curl -fsS https://example.com/ -o /index.html
            """)),
        Bad.Dockerfile(Debian("[|COPY|] a.txt /data/", "COPY b.txt /data/")),
        Good.Dockerfile(Debian("""
            RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
            RUN id
            WORKDIR /app
            RUN id
            RUN --mount=type=cache,target=/cache id
            COPY a.txt /data/
            COPY b.txt /etc/
            """)),
    ];
}
