using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2014", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0104 trivy:KSV-0030 kics:default_seccomp_profile_disabled pss:seccompProfile_baseline pss:seccompProfile_restricted " +
        "checkov:CKV_K8S_31 kics:seccomp_profile_is_not_configured kube-score:container-seccomp-profile kubescape:C-0210 cis-kubernetes:5.6.2 " +
        "kubesec:SeccompUnconfined semgrep:seccomp-confinement-disabled cis-docker:5.22")]
sealed class SeccompDisabled : Rule<Container>
{
    public override string Title => "System call filter is switched off";

    public override string Message => "Container '{0}' runs without a system call filter; remove {1} or name a profile";

    public override string Why => """
        The default seccomp profile refuses some forty system calls that containers do not use and kernel exploits do. Unconfined opens all of them.
        """;

    public override string? Differences => """
        Annotations of the pod count before Kubernetes 1.19 only, where the field came; from 1.27 on nobody reads them; of an older release it can be said with `seaworthy_kubernetes_version`. A pod's profile that all its containers override has a rule of its own.
        """;

    public override void Check(Container container, Report report)
    {
        // Pods that are named as Windows pods must not have the setting at all, which is another fault.
        var seccomp = container.Seccomp;
        if (PodSecurity.IsSparedAsNamed(container.Workload))
            return;
        if (seccomp.IsExplicitly("Unconfined") ? container.Dialect == Dialect.Kubernetes || !container.IsWindows : container.Dialect == Dialect.Kubernetes
            && seccomp.Written == Written.Invalid)
        {
            var finding = report.At(seccomp, container.Name, seccomp.Spelling);
            if (seccomp.Spelling.StartsWith("metadata", System.StringComparison.Ordinal))
                return;
            if (container.Dialect == Dialect.Kubernetes)
                finding.WithFix("Use the engine's default profile", f => f.Set(seccomp, "RuntimeDefault"), Safety.Review);
            else
                finding.WithFix("Use the engine's default profile", f => f.Remove(seccomp), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            security_opt:
              - [|seccomp:unconfined|]
            """))
            .Fixed(ApiService()),
        Bad.Kubernetes(Pod("securityContext: { seccompProfile: { type: [|Unconfined|] } }"))
            .Fixed(Pod("securityContext: { seccompProfile: { type: RuntimeDefault } }")),
        Bad.Kubernetes(PodSpec("securityContext: { seccompProfile: { type: [|runtimedefault|] } }"))
            .Fixed(PodSpec("securityContext: { seccompProfile: { type: RuntimeDefault } }")),
        Bad.Kubernetes(Pod(metadata: "annotations: { seccomp.security.alpha.kubernetes.io/pod: [|unconfined|] }"))
            .With("seaworthy_kubernetes_version", "1.18"),
        Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { seccompProfile: { type: RuntimeDefault } }")),
    ];
}
