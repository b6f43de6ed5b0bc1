using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2042", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0025 kubescape:C-0211 pss:seLinuxOptions")]
sealed class CustomSelinuxOptions : Rule<Pod>
{
    public override string Title => "SELinux identity is changed";

    public override string Message => "{0} asks for the SELinux {1} '{2}', which may reach further than a container's; remove it";

    public override string Why => """
        SELinux keeps containers apart from the host by their type. A type such as spc_t is no container's, and users and roles of the host are none either.
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
                        .WithFix("Keep the container's own", f => f.Remove(setting), Safety.Review);
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
            .Because("Kubernetes counts it among the types of containers since 1.31"),
        Good.Kubernetes(Pod("""securityContext: { seLinuxOptions: { level: "s0:c123,c456" } }""")),
        Good.Kubernetes(Pod("""securityContext: { seLinuxOptions: { type: "${TYPE}" } }""")).Because("a placeholder is unknown"),
    ];
}
