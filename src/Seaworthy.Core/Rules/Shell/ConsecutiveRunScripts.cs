using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6111", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:multiple_run_add_copy_instructions_listed sonar:S7031", Related = "hadolint:DL3059 tally:prefer-run-heredoc")]
sealed class ConsecutiveRunScripts : Rule<Stage>
{
    public override string Title => "Consecutive RUN scripts";

    public override string Message => "This RUN and the next one create a layer each; combine them with '&&' or a here-document";

    public override string Why => """
        Each RUN creates a layer, and a file that a later layer removes remains in the earlier one. Longer scripts are often
        separate on purpose, so that a build can reuse the cache between them. The rule is therefore off by default and
        separate from SEA6109, which reports short commands.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#run";

    public override string? Differences => """
        hadolint does not report a RUN with more than two commands; neither does SEA6109.
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
