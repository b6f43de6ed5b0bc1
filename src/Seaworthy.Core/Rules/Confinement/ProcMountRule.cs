using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

/// <summary>The family of rules about a container with an unmasked /proc. Message: 0 container, 1 the setting.</summary>
sealed class ProcMountRule(bool hasOwnUsers) : FamilyRule<Container>
{
    public override void Check(Container container, Report report)
    {
        var setting = container.ProcMount;
        if (container.Dialect == Dialect.Kubernetes && setting is { Written: Written.Value, IsKnown: true, Value: not "Default" } &&
            PodSecurity.HasOwnUsers(container.Workload) == hasOwnUsers)
            report.At(setting, container.Name, setting.Spelling).WithFix("Remove procMount", f => f.Remove(setting), Safety.Review);
    }

    [Rule("SEA2040", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:unsafe-proc-mount polaris:procMount trivy:KSV-0027 kics:container_runs_unmasked kubescape:C-0211 pss:procMount " +
            "pss:procMount_restricted")]
    public static ProcMountRule UnmaskedProc => new(hasOwnUsers: false)
    {
        Title = "Unmasked /proc",
        Message = "Container '{0}' has unmasked access to /proc; remove {1}",
        Why = """
            Container runtimes mask the parts of /proc that control the kernel or reveal details of the host, such as /proc/sys and /proc/kcore. Unmasked, an
            attacker in the container can read them and, as root, change kernel settings of the node. Acceptable for nested containers in a user namespace.
            """,
        Sources = "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
        Differences = """
            From Kubernetes 1.35 on, a pod with a user namespace is not reported, as in the baseline profile. The restricted profile is stricter and has a
            separate rule.
            """,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { procMount: [|Unmasked|] }")).Fixed(Pod()),
            Good.Kubernetes(Pod("securityContext: { procMount: Default }")),
            Good.Kubernetes(Pod("securityContext: { procMount: Unmasked }", spec: "hostUsers: false"))
                .Because("in a user namespace the container cannot change kernel settings"),
            Good.Kubernetes(Pod("""securityContext: { procMount: "${PROC}" }""")).Because("the value of a placeholder is unknown"),
        ],
    };

    [Rule("SEA2041", Category.Identity, Severity.Warning, Mode.All, Since = "0.1", Aliases = "pss:procMount_restricted")]
    public static ProcMountRule UnmaskedProcInUserNamespace => new(hasOwnUsers: true)
    {
        Title = "Unmasked /proc in a user namespace",
        Message = "Container '{0}' has unmasked access to /proc, which the restricted profile forbids; remove {1}",
        Why = """
            In a user namespace a pod cannot change kernel settings through /proc, but it can still read details of the node. The restricted profile allows
            only the masked /proc, so a namespace that enforces it rejects the pod. Acceptable for nested containers, which need it.
            """,
        Sources = """
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
            https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
            """,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { procMount: [|Unmasked|] }", spec: "hostUsers: false")).Fixed(PodSpec("hostUsers: false")),
            Good.Kubernetes(Pod("securityContext: { procMount: Default }", spec: "hostUsers: false")),
        ],
    };
}
