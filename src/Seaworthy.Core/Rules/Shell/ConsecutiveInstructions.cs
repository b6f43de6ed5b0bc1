using System.Globalization;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6109", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3059 kics:multiple_run_add_copy_instructions_listed sonar:S7031", Related = "tally:prefer-run-heredoc")]
sealed class ConsecutiveInstructions : Rule<Stage>
{
    public override string Title => "RUN follows RUN";

    public override string Message => "{1} {0} instructions in a row make a layer each; join them";

    public override string Why => """
        Each RUN is a layer, and what one layer adds a later one cannot take back. Layers also let a build start again in the middle, which is why the rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        One finding stands for a row of instructions, at the first. Where one of two neighbours runs more than two commands, or a here-document, another rule speaks: such a script was mostly kept apart on purpose.
        Instructions with different flags cannot be joined. KICS counts ADD and COPY as well: they are reported when they copy to one place with the same flags.
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
