using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6109", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3059 kics:multiple_run_add_copy_instructions_listed sonar:S7031", Related = "tally:prefer-run-heredoc")]
public sealed class ConsecutiveRuns : Rule<Stage>
{
    public override string Title => "RUN follows RUN";

    public override string Message => "This RUN makes a layer of its own; put its commands behind those of the RUN above";

    public override string Why => """
        Each RUN is a layer, and what one layer adds a later one cannot take back. Layers also let a build start again in the middle, which is why the rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        KICS counts ADD and COPY as well, which cannot always be joined: they are reported only when they copy from one place to another with the same flags. A RUN with other flags, in exec form,
        or with a pipe or chain that was kept apart by a comment counts like any other.
        """;

    public override void Check(Stage stage, Report report)
    {
        Instruction? before = null;
        foreach (var step in stage.Steps)
        {
            var instruction = step.Instruction;
            if (before is not null && CanJoin(before, instruction))
                report.At(instruction.KeywordSpan);
            before = instruction;
        }
    }

    static bool CanJoin(Instruction before, Instruction instruction)
    {
        if (before.Kind != instruction.Kind || !HaveEqualFlags(before, instruction))
            return false;
        return (before, instruction) switch
        {
            (RunInstruction { IsExec: false, Heredocs.Count: 0 }, RunInstruction { IsExec: false, Heredocs.Count: 0 }) => true,
            (CopyInstruction a, CopyInstruction b) => a.Destination is { } first && b.Destination is { } second && first.Raw.Text == second.Raw.Text,
            _ => false,
        };
    }

    static bool HaveEqualFlags(Instruction a, Instruction b)
    {
        if (a.Flags.Count != b.Flags.Count)
            return false;
        foreach (var flag in a.Flags)
        {
            if (b.FindFlag(flag.Name)?.Value?.Text != flag.Value?.Text)
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12
            RUN apt-get update && apt-get install -y curl
            # and then
            [|RUN|] curl -fsS https://example.com/ -o /index.html
            """),
        Bad.Dockerfile("""
            FROM debian:12
            COPY a.txt /data/
            [|COPY|] b.txt /data/
            """),
        Good.Dockerfile("""
            FROM debian:12
            RUN apt-get update && apt-get install -y curl
            WORKDIR /app
            RUN id
            RUN --mount=type=cache,target=/cache id
            COPY a.txt /data/
            COPY b.txt /etc/
            """),
    ];
}
