using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6111", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:multiple_run_add_copy_instructions_listed sonar:S7031", Related = "hadolint:DL3059 tally:prefer-run-heredoc")]
sealed class ConsecutiveRunScripts : Rule<Stage>
{
    public override string Title => "Scripts in a row make a layer each";

    public override string Message => "The RUN below could go on where this one ends, without a layer between them; join them";

    public override string Why => """
        Each RUN is a layer, and what one layer adds a later one cannot take back. Scripts of several commands are mostly kept apart so that a build can start again between them, which is why the rule is off
        unless it is asked for by name, and apart from the one about short commands.
        """;

    public override string? Differences => """
        hadolint leaves a RUN of more than two commands alone, and so does the rule about short ones.
        """;

    public override void Check(Stage stage, Report report)
    {
        foreach (var group in InstructionGroups.Of(stage, InstructionKind.Run))
        {
            if (!InstructionGroups.HasShortNeighbours(group))
                report.At(group[0].Instruction.KeywordSpan);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""
            [|RUN|] apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
            RUN curl -fsS https://example.com/ -o /index.html
            """)),
        Good.Dockerfile(Debian("""
            RUN id
            RUN date
            WORKDIR /app
            RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
            RUN --mount=type=cache,target=/cache id
            """)),
    ];
}
