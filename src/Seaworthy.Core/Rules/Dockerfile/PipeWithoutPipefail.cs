using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Shell;
using Seaworthy.Text;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6009", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL4006 kics:shell_running_a_pipe_without_pipefail_flag semgrep:set-pipefail")]
public sealed class PipeWithoutPipefail : Rule<RunScript>
{
    public override string Title => "Pipe hides a failure";

    public override string Message => "A failure of '{0}' is lost in this pipe; start the script with 'set -o pipefail' in a shell that has it";

    public override string Why => """
        A pipe succeeds when its last command does. A download that breaks off half-way in front of tar or sh then gives a green build with half a program in it.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        foreach (var pipeline in runScript.Script.Pipelines)
        {
            if (pipeline.Commands.Count < 2 || pipeline.Commands[0].HasPipefail || pipeline.Commands[0].IsInSubshell || NeverFails(pipeline.Commands[0]))
                continue;
            var first = pipeline.Commands[0];
            report.At(TextSpan.FromBounds(first.Span.Start, pipeline.Commands[pipeline.Commands.Count - 1].Span.End), first.Name.Length > 0 ? first.Name : first.Words[0].Raw.Text);
            return;
        }
    }

    static bool NeverFails(ShellCommand command) => command.Name is "echo" or "printf" or "yes" or "true" or ":";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12
            RUN [|wget -qO- https://example.test/a.tar | tar x|]
            """),
        Good.Dockerfile("""
            FROM debian:12
            SHELL ["/bin/bash", "-o", "pipefail", "-c"]
            RUN wget -qO- https://example.test/a.tar | tar x
            """),
        Good.Dockerfile("""
            FROM debian:12
            RUN set -eo pipefail; wget -qO- https://example.test/a.tar | tar x
            """),
        Good.Dockerfile("""
            FROM debian:12
            RUN echo "user:x" | chpasswd && yes | apt-get install curl
            """).Because("echo and yes do not fail"),
    ];
}
