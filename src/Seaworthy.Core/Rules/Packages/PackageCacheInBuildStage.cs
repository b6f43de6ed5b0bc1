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
    public override string Title => "Package caches stay in a build stage";

    public override string Message => "What '{0}' fetches stays in a layer of this build stage; {1}";

    public override string Why => """
        Layers of a stage that only lends files are in no image. They are in the build's cache, though, which some teams push to a registry and pull again on each machine. The rule is off unless it is asked
        for by name.
        """;

    public override string? Differences => """
        hadolint's check of apt's lists and Sonar's check look at what is shipped alone; the other peers look at every stage. Stages that are shipped have rules of their own.
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
        Good.Dockerfile(Debian("RUN apt-get update && apt-get install -y gcc")).Because("what is shipped has a rule of its own"),
    ];
}
