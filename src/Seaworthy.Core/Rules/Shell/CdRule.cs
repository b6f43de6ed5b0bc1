using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

/// <summary>Rules for a RUN that changes its directory. Message: 0 the directory.</summary>
sealed class CdRule(bool isAbsolute) : FamilyRule<RunScript>
{
    public override void Check(RunScript runScript, Report report)
    {
        if (First(runScript) is { } command && IsAbsolute(command.Operands[0].Content.Text) == isAbsolute)
            report.At(command.Span, command.Operands[0].Content.Text);
    }

    static ShellCommand? First(RunScript runScript)
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

    static bool IsAbsolute(string path) => path.Length > 0 && path[0] is '/' or '$' or '~';

    [Rule("SEA6011", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "hadolint:DL3003 trivy:DS-0013 sonar:S6597 semgrep:use-workdir terrascan:AC_DOCKER_0018")]
    public static CdRule CdInRun => new(isAbsolute: true)
    {
        Title = "RUN changes the directory with cd",
        Message = "'cd {0}' applies only to this RUN; use WORKDIR {0}",
        Why = """
            A cd lasts until the end of its RUN, and the next instruction starts in the old directory again. A reader or a
            later edit can easily miss that and write files to the wrong place. WORKDIR applies to all following
            instructions and creates the directory.
            """,
        Sources = """
            https://docs.docker.com/reference/dockerfile/#workdir
            https://docs.docker.com/build/building/best-practices/#workdir
            """,
        Differences = """
            A cd inside a subshell, a condition or a here-document is not reported, because it reverts by itself or belongs
            to a script; other tools differ on each of them. Only the first cd of a RUN is reported. SEA6019 reports a
            relative directory.
            """,
        MoreExamples = static () =>
        [
            Bad.Dockerfile(Debian("RUN [|cd /src|] && make")),
            Bad.Dockerfile(Debian("RUN apt-get update && [|cd /src/app|] && make && cd ..")),
            Good.Dockerfile(Debian("WORKDIR /src", "RUN make -C /src && echo cd /src && cd app")),
            Good.Dockerfile(Debian("RUN (cd /src && make)")).Because("a subshell restores the directory"),
        ],
    };

    [Rule("SEA6019", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "hadolint:DL3003 kics:run_command_cd_instead_of_workdir trivy:DS-0013 sonar:S6597 semgrep:use-workdir terrascan:AC_DOCKER_0018")]
    public static CdRule RelativeCdInRun => new(isAbsolute: false)
    {
        Title = "RUN changes to a relative directory with cd",
        Message = "'cd {0}' is relative and applies only to this RUN; use WORKDIR with an absolute path",
        Why = """
            A cd lasts until the end of its RUN, and a relative one starts from the current directory, which an earlier
            instruction or the base image sets. When that directory changes, the commands run in the wrong place. WORKDIR
            sets the directory for all following instructions and creates it.
            """,
        Sources = "https://docs.docker.com/build/building/best-practices/#workdir",
        Differences = """
            A cd inside a subshell, a condition or a here-document is not reported, because it reverts by itself or belongs
            to a script; other tools differ on each of them. Only the first cd of a RUN is checked. Most tools do not
            distinguish a relative directory from an absolute one (SEA6011).
            """,
        MoreExamples = static () =>
        [
            Bad.Dockerfile(Debian("RUN [|cd ../share|] && make")),
            Bad.Dockerfile(Debian("RUN apt-get update && [|cd src|] && make && cd ..")),
            Good.Dockerfile(Debian("RUN cd /src && make", "RUN (cd src && make)")),
        ],
    };
}
