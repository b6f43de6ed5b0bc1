using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2014", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0104 trivy:KSV-0030 kics:default_seccomp_profile_disabled pss:seccompProfile_baseline pss:seccompProfile_restricted " +
        "checkov:CKV_K8S_31 kics:seccomp_profile_is_not_configured kube-score:container-seccomp-profile kubescape:C-0210 cis-kubernetes:5.6.2 " +
        "kubesec:SeccompUnconfined semgrep:seccomp-confinement-disabled cis-docker:5.22")]
sealed class SeccompDisabled : Rule<Container>
{
    public override string Title => "Seccomp disabled";

    public override string Message => "Container '{0}' runs without a seccomp profile; {1}";

    public override string Why => """
        The default seccomp profile blocks about 44 system calls that containers do not use and that kernel exploits do. Unconfined allows all of them, so one
        kernel vulnerability is enough for a container escape. Acceptable for tools such as debuggers, with a custom profile where possible.
        """;

    public override string Sources => """
        https://docs.docker.com/engine/security/seccomp/
        https://kubernetes.io/docs/tutorials/security/seccomp/
        """;

    public override string? Differences => """
        Annotations of the pod count only before Kubernetes 1.19, which added the field; since 1.27 they are ignored. Set `seaworthy_kubernetes_version` for
        an older cluster. A profile of the pod that all its containers override has a separate rule.
        """;

    public override void Check(Container container, Report report)
    {
        // A pod with os.name: windows must not have the setting at all, which another rule reports.
        var seccomp = container.Seccomp;
        if (PodSecurity.IsSparedAsNamed(container.Workload))
            return;
        if (seccomp.IsExplicitly("Unconfined") ? container.Dialect == Dialect.Kubernetes || !container.IsWindows : container.Dialect == Dialect.Kubernetes
            && seccomp.Written == Written.Invalid)
        {
            var finding = report.At(seccomp, container.Name, PodSecurity.ProfileAdvice(container, seccomp, "seccomp:unconfined"));
            if (PodSecurity.IsAnnotation(seccomp))
                return;
            if (container.Dialect == Dialect.Kubernetes)
                finding.WithFix("Use the default profile of the runtime", f => f.Set(seccomp, "RuntimeDefault"), Safety.Review);
            else
                finding.WithFix("Use the default profile of the runtime", f => f.Remove(seccomp), Safety.Review);
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
        Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("the value of a variable without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { seccompProfile: { type: RuntimeDefault } }")),
    ];
}
