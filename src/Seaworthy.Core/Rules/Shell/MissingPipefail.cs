using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6009", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL4006 kics:shell_running_a_pipe_without_pipefail_flag semgrep:set-pipefail")]
sealed class MissingPipefail : Rule<RunScript>
{
    public override string Title => "Missing pipefail";

    public override string Message => "The pipe hides a failure of '{0}'; add 'set -o pipefail' in a shell that supports it";

    public override string Why => """
        The exit status of a pipe is that of its last command. If a download fails halfway in front of tar or sh, the step
        succeeds with an incomplete program in the image. The dash shell of Debian does not support the option, so use bash
        with SHELL there.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/best-practices/#using-pipes
        https://www.gnu.org/software/bash/manual/html_node/Pipelines.html
        """;

    public override string? Differences => """
        A SHELL that starts sh with the option is accepted, because the build fails at once if that shell does not support it;
        hadolint reports it. 'set -o pipefail' in the script counts as well as SHELL, and a pipe after a command that cannot
        fail, such as echo, is accepted; other tools report both. Scripts of PowerShell and cmd are not checked.
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

    // The first command before the last one whose failure is lost.
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
