using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

/// <summary>The family of rules about a RUN that changes its folder. Message: 0 the folder.</summary>
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
        Title = "RUN changes the folder with cd",
        Message = "The folder is changed for this RUN alone; set it with WORKDIR {0}",
        Why =
            "A cd lasts until the end of its RUN. Where the next instruction starts again in the old folder, readers and later edits go wrong; WORKDIR says " +
            "it once, and makes the folder.",
        Differences =
            "A cd inside a subshell, a condition or a here-document steps back by itself or belongs to a script; peers differ on each of them. The first cd " +
            "of a RUN is reported, not every one. A relative folder has a" +
            "\nrule of its own.",
        MoreExamples = static () =>
        [
            Bad.Dockerfile(Debian("RUN [|cd /src|] && make")),
            Bad.Dockerfile(Debian("RUN apt-get update && [|cd /src/app|] && make && cd ..")),
            Good.Dockerfile(Debian("WORKDIR /src", "RUN make -C /src && echo cd /src && cd app")),
            Good.Dockerfile(Debian("RUN (cd /src && make)")).Because("a subshell steps back by itself"),
        ],
    };

    [Rule("SEA6019", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "hadolint:DL3003 kics:run_command_cd_instead_of_workdir trivy:DS-0013 sonar:S6597 semgrep:use-workdir terrascan:AC_DOCKER_0018")]
    public static CdRule RelativeCdInRun => new(isAbsolute: false)
    {
        Title = "RUN changes to a relative folder with cd",
        Message = "Where '{0}' is depends on the folder before, and the change lasts for this RUN alone; set it with WORKDIR",
        Why =
            "A cd lasts until the end of its RUN, and a relative one starts from whatever folder holds there. WORKDIR says once where the build is, and " +
            "makes the folder.",
        Differences =
            "A cd inside a subshell, a condition or a here-document steps back by itself or belongs to a script; peers differ on each of them. The first cd " +
            "of a RUN decides. Most peers do not tell an absolute folder" +
            "\nfrom a relative one; here each has its rule.",
        MoreExamples = static () =>
        [
            Bad.Dockerfile(Debian("RUN [|cd ../share|] && make")),
            Bad.Dockerfile(Debian("RUN apt-get update && [|cd src|] && make && cd ..")),
            Good.Dockerfile(Debian("RUN cd /src && make", "RUN (cd src && make)")),
        ],
    };
}
