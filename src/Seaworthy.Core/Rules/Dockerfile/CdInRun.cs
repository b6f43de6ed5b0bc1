using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6011", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3003 trivy:DS-0013 sonar:S6597 semgrep:use-workdir terrascan:AC_DOCKER_0018")]
public sealed class CdInRun : Rule<RunScript>
{
    public override string Title => "RUN changes the folder with cd";

    public override string Message => "The folder is changed for this RUN alone; set it with WORKDIR {0}";

    public override string Why => """
        A cd lasts until the end of its RUN. Where the next instruction starts again in the old folder, readers and later edits go wrong; WORKDIR says it once, and makes the folder.
        """;

    public override string? Differences => """
        A cd inside a subshell, a condition or a here-document steps back by itself or belongs to a script; peers differ on each of them. The first cd of a RUN is reported, not every one. A relative folder has a
        rule of its own.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        if (First(runScript) is { } command && IsAbsolute(command))
            report.At(command.Span, command.Operands[0].Content.Text);
    }

    internal static ShellCommand? First(RunScript runScript)
    {
        if (runScript.Step.Work.Heredocs.Count > 0)
            return null;
        foreach (var command in runScript.Script.Commands)
        {
            if (command is { Name: "cd", IsInSubshell: false, IsConditional: false, Wrapper: null, Operands.Count: 1 })
                return command;
        }
        return null;
    }

    internal static bool IsAbsolute(ShellCommand command) => command.Operands[0].Content.Text is { Length: > 0 } path && path[0] is '/' or '$' or '~';

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|cd /src|] && make")),
        Bad.Dockerfile(Debian("RUN apt-get update && [|cd /src/app|] && make && cd ..")),
        Good.Dockerfile(Debian("WORKDIR /src", "RUN make -C /src && echo cd /src && cd app")),
        Good.Dockerfile(Debian("RUN (cd /src && make)")).Because("a subshell steps back by itself"),
    ];
}
