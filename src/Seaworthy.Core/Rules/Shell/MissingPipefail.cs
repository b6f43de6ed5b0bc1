using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6009", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL4006 kics:shell_running_a_pipe_without_pipefail_flag semgrep:set-pipefail")]
sealed class MissingPipefail : Rule<RunScript>
{
    public override string Title => "Pipe hides a failure";

    public override string Message => "A failure of '{0}' is lost in this pipe; start the script with 'set -o pipefail' in a shell that has it";

    public override string Why => """
        A pipe succeeds when its last command does. A download that breaks off half-way in front of tar or sh then gives a green build with half a program in it.
        """;

    public override string? Differences => """
        Where SHELL starts sh with the option the build stops at once if sh does not know it, so that is fine, though hadolint reports it. 'set -o pipefail' in the script counts as much as SHELL does, and a pipe that starts with a command that cannot fail, such as echo, is fine; peers know neither. Scripts of PowerShell and cmd, where a pipe is
        something else, are left alone.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        foreach (var pipeline in runScript.Script.Pipelines)
        {
            if (pipeline.Commands.Count < 2 || FirstLost(pipeline) is not { } lost)
                continue;
            report.At(TextSpan.FromBounds(pipeline.Commands[0].Span.Start, pipeline.Commands[pipeline.Commands.Count - 1].Span.End), lost.Name.Length > 0
                ? lost.Name : lost.Words[0].Raw.Text);
            return;
        }
    }

    // The first command before the last one that can fail without anybody noticing.
    static ShellCommand? FirstLost(ShellPipeline pipeline)
    {
        for (var i = 0; i < pipeline.Commands.Count - 1; i++)
        {
            if (!pipeline.Commands[i].HasPipefail && !NeverFails(pipeline.Commands[i]))
                return pipeline.Commands[i];
        }
        return null;
    }

    static bool NeverFails(ShellCommand command) => command.Name is "echo" or "printf" or "yes" or "true" or ":";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|wget -qO- https://example.test/a.tar | tar x|]")),
        Bad.Dockerfile(Debian("""
            SHELL ["/bin/bash", "-c"]
            RUN echo start && V=$([|curl -fsSL https://example.test/v | head -n1|]) make
            RUN ["bash", "-c", "[|cat a | sort|]"]
            """)),
        Bad.Dockerfile("""
            FROM debian:12 AS build
            SHELL ["/bin/bash", "-o", "pipefail", "-c"]
            FROM debian:12
            RUN [|echo a | b | c|]
            """),
        Good.Dockerfile(Debian("""SHELL ["/bin/bash", "-o", "pipefail", "-c"]""", "RUN wget -qO- https://example.test/a.tar | tar x")),
        Good.Dockerfile(Debian("""
            RUN set -eo pipefail; wget -qO- https://example.test/a.tar | tar x
            RUN ["/bin/bash", "-o", "pipefail", "-c", "wget -qO- https://example.test/a.tar | tar x"]
            """)),
        Good.Dockerfile(Debian("""RUN echo "user:x" | chpasswd && yes | apt-get install curl""")).Because("echo and yes do not fail"),
    ];
}
