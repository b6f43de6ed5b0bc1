using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6007", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3009 hadolint:DL3032 hadolint:DL3036 hadolint:DL3040 hadolint:DL3019 kics:apt_get_install_lists_were_not_deleted " +
        "kics:yum_clean_all_missing kics:missing_dnf_clean_all kics:missing_zypper_clean kics:apk_add_using_local_cache_path trivy:DS-0015 trivy:DS-0019 " +
        "trivy:DS-0020 trivy:DS-0025 trivy:DS-0027 sonar:S6587 dockle:DKL-DI-0004 dockerfilelint:apkadd-missing_nocache_or_updaterm " +
        "dockerfilelint:apt-get_missing_rm dockle:DKL-DI-0005 semgrep:remove-package-lists semgrep:remove-package-cache semgrep:missing-apk-no-cache " +
        "semgrep:missing-dnf-clean-all semgrep:missing-zypper-clean terrascan:AC_DOCKER_0009 terrascan:AC_DOCKER_00025")]
sealed class PackageListsInLayer : Rule<RunScript>
{
    public override string Title => "Package lists in a layer";

    public override string Message => "The package lists of '{0}' stay in this layer; {1}";

    public override string Why => """
        Files that one layer adds cannot be removed by a later one. Lists and caches that the same RUN does not remove make
        every pull of the image larger, and they are stale when someone uses them.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#apt-get";

    public override string? Differences => """
        'apt-get clean' removes packages that the Debian and Ubuntu images do not keep anyway, and leaves the lists. The
        layers of a stage that is not shipped are reported only by SEA6112, which is off by default; some tools check every
        stage. Upgrades with yum, dnf and zypper are checked as well as installations.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        if (runScript.Stage is not { IsShipped: true } || Leaving(runScript) is not { } first)
            return;
        var finding = report.At(first.Span, first.Name + " " + first.Subcommand, PackageCaches.CleanUp(first.Name));
        if (first.Name == "apk" && first.Subcommand == "add")
            finding.WithFix("Add --no-cache", f => f.Insert(first.Words[0].Span.End, " --no-cache"), Safety.Safe);
        else
            ScriptEnd.OfferAt(finding, runScript, "Remove the lists in this RUN", PackageCaches.CleanUpCommand(first.Name));
    }

    /// <summary>The first command whose lists no later command removes, or null.</summary>
    internal static ShellCommand? Leaving(RunScript runScript)
    {
        ShellCommand? first = null;
        foreach (var command in runScript.Script.Commands)
        {
            if (first is null && PackageCaches.Leaves(command))
                first = command;
            else if (first is not null && PackageCaches.Cleans(command, first.Name))
                first = null;
        }
        return first is null || PackageCaches.IsCacheMounted(runScript.Step, first.Name) ? null : first;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && [|apt-get install -y curl|]"))
            .Fixed(Debian("RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*")),
        Bad.Dockerfile(From("opensuse/leap:15.6", """
            RUN [|zypper -n in \
                curl|]
            """))
            .Fixed(From("opensuse/leap:15.6", """
            RUN zypper -n in \
                curl && zypper clean --all
            """)),
        Bad.Dockerfile(From("centos:7", """
            RUN <<EOF
            [|yum install -y curl|]
            EOF
            """))
            .Fixed(From("centos:7", """
            RUN <<EOF
            yum install -y curl && yum clean all
            EOF
            """)),
        Bad.Dockerfile(Debian("RUN (apt-get update; [|apt-get install -y curl|])")),
        Bad.Dockerfile(From("alpine:3.22", "RUN [|apk add curl|]")).Fixed(From("alpine:3.22", "RUN apk --no-cache add curl")),
        Bad.Dockerfile(From("fedora:42", "RUN [|dnf install -y curl|]", "RUN dnf clean all"))
            .Fixed(From("fedora:42", "RUN dnf install -y curl && dnf clean all", "RUN dnf clean all")),
        Good.Dockerfile(Debian("RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*")),
        Good.Dockerfile(
            Debian("RUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt apt-get install -y curl"))
            .Because("files in a mounted cache are not in the layer"),
        Good.Dockerfile("""
            FROM debian:12 AS build
            RUN apt-get update && apt-get install -y gcc
            FROM scratch
            COPY --from=build /app /app
            """).Because("layers of a build stage are not shipped"),
    ];
}
