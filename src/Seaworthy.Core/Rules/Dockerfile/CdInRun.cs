using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6011", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3003 kics:run_command_cd_instead_of_workdir trivy:DS-0013 sonar:S6597 semgrep:use-workdir terrascan:AC_DOCKER_0018")]
public sealed class CdInRun : Rule<RunScript>
{
    public override string Title => "RUN starts with cd";

    public override string Message => "The folder is changed for this RUN alone; set it with WORKDIR {0}";

    public override string Why => """
        A cd lasts until the end of its RUN. Where the next instruction starts again in the old folder, readers and later edits go wrong; WORKDIR says it once, and makes the folder.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        if (runScript.Script.Commands.Count == 0 || runScript.Script.Commands[0] is not { Name: "cd", IsInSubshell: false, Wrapper: null } first || first.Operands.Count != 1)
            return;
        if (runScript.Step.Instruction.Heredocs.Count == 0)
            report.At(first.Span, first.Operands[0].Content.Text);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12
            RUN [|cd /src|] && make
            """),
        Good.Dockerfile("""
            FROM debian:12
            WORKDIR /src
            RUN make && cd /tmp && rm -rf work
            """),
        Good.Dockerfile("""
            FROM debian:12
            RUN (cd /src && make)
            """).Because("a subshell steps back by itself"),
    ];
}
