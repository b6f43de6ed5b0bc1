using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule(Id, Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Related = "checkov:CKV_K8S_30 trivy:KSV-0118 kics:pod_or_container_without_security_context polaris:linuxHardening kubescape:C-0055 kubescape:C-0211 " +
        "checkov:CKV_K8S_29")]
sealed class UnhardenedContainer : Rule<Container>
{
    internal const string Id = "SEA2007";

    public override string Title => "Container is not hardened";

    public override string Message => "Container '{0}' runs with every default privilege; set {1}";

    public override string Why => """
        Engines start a container with capabilities that almost no service needs, let its processes gain more through setuid programs, and, in Kubernetes, run it
        without a system call filter. Each of these has turned a bug in an application into a way to the host. Switching them off costs a few lines and rarely
        breaks anything.
        """;

    public override string? Differences => """
        Peers report each missing line, in every container. Here a container that nobody has begun to harden is one finding with one fix; once a line is there, or in mode
        All, each missing one is reported by its own rule.
        """;

    public override void Check(Container container, Report report)
    {
        if (report.Settings.Mode >= Mode.All || Hardening.HasBegun(container) || container.Privileged.IsExplicitly(true))
            return;
        var missing = Hardening.Missing(container);
        if (missing.Count == 0)
            return;
        var names = new string[missing.Count];
        for (var i = 0; i < names.Length; i++)
            names[i] = missing[i].Spelling;
        report.At(container.NameSpan, container.Name, string.Join(", ", names))
            .WithFix("Harden the container", f =>
            {
                foreach (var setting in missing)
                    Hardening.Harden(container, setting, f);
            }, Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService(name: "[|api|]"))
            .Fixed(ApiService("""
            security_opt:
              - no-new-privileges:true
            cap_drop:
              - ALL
            """)),
        Bad.Kubernetes(Pod(name: "[|api|]"))
            .Fixed(Pod("""
            securityContext:
              allowPrivilegeEscalation: false
              capabilities:
                drop:
                - ALL
              seccompProfile:
                type: RuntimeDefault
            """)),
        Good.Compose(ApiService("read_only: true")).Because("hardening has begun, so each missing piece is reported by its own rule"),
        Good.Kubernetes(PodSpec("os: { name: windows }")).Because("Windows has no capabilities and no seccomp"),
    ];
}
