using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2042", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0025 kubescape:C-0211 pss:seLinuxOptions")]
sealed class CustomSelinuxOptions : Rule<Pod>
{
    public override string Title => "Custom SELinux identity";

    public override string Message => "{0} sets the SELinux {1} '{2}', which can bypass container separation; remove seLinuxOptions.{1}";

    public override string Why => """
        SELinux separates containers from the host by type. A type such as spc_t is not a container type: the process can access files of the host and of
        other containers. The baseline profile forbids it, and also a user or role. Acceptable for agents that manage the node.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Dialect != Dialect.Kubernetes)
            return;
        foreach (var (owner, node) in PodSecurity.Levels(workload))
        {
            foreach (var part in s_parts)
            {
                var setting = node.Text("securityContext", "seLinuxOptions", part);
                if (setting is { Written: Written.Value, IsKnown: true, Value: { Length: > 0 } value } && !(part == "type" && IsContainerType(value, report)))
                {
                    report.At(setting, owner, part, value)
                        .WithFix("Remove the SELinux option", f => f.Remove(setting), Safety.Review);
                }
            }
        }
    }

    static readonly string[] s_parts = ["type", "user", "role"];

    static bool IsContainerType(string type, Report report) =>
        type is "container_t" or "container_init_t" or "container_kvm_t" || (type == "container_engine_t" && report.Settings.KubernetesVersion.IsAtLeast(31));

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { seLinuxOptions: { type: [|spc_t|], level: s0 } }"))
            .Fixed(Pod("securityContext: { seLinuxOptions: { level: s0 } }")),
        Bad.Kubernetes(PodSpec("""
            securityContext:
              seLinuxOptions:
                user: [|system_u|]
            """))
            .Fixed(Pod()),
        Bad.Kubernetes(Pod("securityContext: { seLinuxOptions: { role: [|object_r|] } }")).Fixed(Pod()),
        Bad.Kubernetes(Pod("securityContext: { seLinuxOptions: { type: [|container_engine_t|] } }")).With("seaworthy_kubernetes_version", "1.30")
            .Fixed(Pod()),
        Good.Kubernetes(Pod("securityContext: { seLinuxOptions: { type: container_engine_t } }"))
            .Because("Kubernetes accepts it as a container type since 1.31"),
        Good.Kubernetes(Pod("""securityContext: { seLinuxOptions: { level: "s0:c123,c456" } }""")),
        Good.Kubernetes(Pod("""securityContext: { seLinuxOptions: { type: "${TYPE}" } }""")).Because("the value of a placeholder is unknown"),
    ];
}
