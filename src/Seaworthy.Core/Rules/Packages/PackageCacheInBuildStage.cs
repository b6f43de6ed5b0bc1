using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6112", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3032 hadolint:DL3036 hadolint:DL3040 hadolint:DL3019 hadolint:DL3042 hadolint:DL3060 kics:apt_get_install_lists_were_not_deleted " +
        "kics:yum_clean_all_missing " +
        "kics:missing_dnf_clean_all kics:missing_zypper_clean kics:apk_add_using_local_cache_path kics:pip_install_keeping_cached_packages " +
            "datadog:run_yarn_clean_after_yarn_install " +
        "trivy:DS-0015 trivy:DS-0019 trivy:DS-0020 trivy:DS-0025 trivy:DS-0027 semgrep:remove-package-lists semgrep:remove-package-cache " +
            "semgrep:missing-apk-no-cache semgrep:missing-dnf-clean-all " +
        "semgrep:missing-zypper-clean semgrep:missing-pip-no-cache-dir terrascan:AC_DOCKER_0009 terrascan:AC_DOCKER_00025 terrascan:AC_DOCKER_0031",
    Related = "hadolint:DL3009 sonar:S6587")]
sealed class PackageCacheInBuildStage : Rule<RunScript>
{
    public override string Title => "Package cache in a build stage";

    public override string Message => "The package cache of '{0}' stays in this build stage; {1}";

    public override string Why => """
        The layers of a stage from which files are only copied are in no shipped image. They are in the build cache, which
        some teams push to a registry and pull on each build machine, and there they cost time and space. The rule is off by
        default.
        """;

    public override string Sources => "https://docs.docker.com/build/cache/optimize/#use-cache-mounts";

    public override string? Differences => """
        hadolint (DL3009) and Sonar check only stages that are shipped; the other tools check every stage. SEA6007 and SEA6101
        report stages that are shipped.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        if (runScript.Stage is not { IsShipped: false })
            return;
        if (PackageListsInLayer.Leaving(runScript) is { } first)
            report.At(first.Span, first.Name + " " + first.Subcommand, PackageCaches.CleanUp(first.Name));
        foreach (var (command, name, advice) in PackageCacheInLayer.Keeping(runScript))
            report.At(command.Span, name, advice);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12 AS build
            RUN apt-get update && [|apt-get install -y gcc|]
            FROM scratch
            COPY --from=build /app /app
            """),
        Bad.Dockerfile("""
            FROM python:3.13 AS build
            RUN [|pip install flask|]
            FROM scratch
            COPY --from=build /app /app
            """),
        Good.Dockerfile(Debian("RUN apt-get update && apt-get install -y gcc")).Because("SEA6007 reports stages that are shipped"),
    ];
}
