using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule(Id, Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Related = "checkov:CKV_K8S_30 trivy:KSV-0118 kics:pod_or_container_without_security_context polaris:linuxHardening kubescape:C-0055 kubescape:C-0211 " +
        "checkov:CKV_K8S_29")]
sealed class UnhardenedContainer : Rule<Container>
{
    internal const string Id = "SEA2007";

    public override string Title => "Container not hardened";

    public override string Message => "Container '{0}' is not hardened; set {1}";

    public override string Why => """
        Engines start a container with capabilities that almost no service needs and let setuid programs gain privileges; Kubernetes also runs it without a
        seccomp profile. Each of these has turned a bug in an application into a container escape. Setting them takes a few lines and rarely breaks a service.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/
        https://docs.docker.com/engine/security/#linux-kernel-capabilities
        """;

    public override string? Differences => """
        Other tools report each missing setting in every container. Here a container without any hardening is one finding with one fix. Once the file sets one
        of the settings, or in mode All, separate rules report each missing one.
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
            .WithFix("Set the hardening options", f =>
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
        Good.Compose(ApiService("read_only: true")).Because("the file sets one hardening option, so separate rules report each missing one"),
        Good.Kubernetes(PodSpec("os: { name: windows }")).Because("Windows has no capabilities and no seccomp"),
    ];
}
