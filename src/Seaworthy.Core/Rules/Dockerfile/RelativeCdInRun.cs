using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6019", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3003 kics:run_command_cd_instead_of_workdir trivy:DS-0013 sonar:S6597 semgrep:use-workdir terrascan:AC_DOCKER_0018")]
public sealed class RelativeCdInRun : Rule<RunScript>
{
    public override string Title => "RUN changes to a relative folder with cd";

    public override string Message => "Where '{0}' is depends on the folder before, and the change lasts for this RUN alone; set it with WORKDIR";

    public override string Why => """
        A cd lasts until the end of its RUN, and a relative one starts from whatever folder holds there. WORKDIR says once where the build is, and makes the folder.
        """;

    public override string? Differences => """
        A cd inside a subshell, a condition or a here-document steps back by itself or belongs to a script; peers differ on each of them. The first cd of a RUN decides. Most peers do not tell an absolute folder
        from a relative one; here each has its rule.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        if (CdInRun.First(runScript) is { } command && !CdInRun.IsAbsolute(command))
            report.At(command.Span, command.Operands[0].Content.Text);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|cd ../share|] && make")),
        Bad.Dockerfile(Debian("RUN apt-get update && [|cd src|] && make && cd ..")),
        Good.Dockerfile(Debian("RUN cd /src && make", "RUN (cd src && make)")),
    ];
}
