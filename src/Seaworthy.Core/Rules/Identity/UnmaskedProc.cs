using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2040", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:unsafe-proc-mount polaris:procMount trivy:KSV-0027 kics:container_runs_unmasked kubescape:C-0211 pss:procMount pss:procMount_restricted")]
public sealed class UnmaskedProc : Rule<Container>
{
    public override string Title => "The node's /proc is not masked";

    public override string Message => "Container '{0}' sees all of the node's /proc; remove {1}";

    public override string Why => """
        Engines hide the parts of /proc that steer the kernel or tell of the host. Unmasked, they are there for whoever gets into the container.
        """;

    public override string? Differences => """
        A pod with a user namespace of its own is spared from Kubernetes 1.35 on, as in the baseline profile; the restricted one is stricter, and has a rule of its own.
        """;

    public override void Check(Container container, Report report)
    {
        var setting = container.ProcMount;
        if (IsUnmasked(container) && !PodSecurity.HasOwnUsers(container.Workload))
        {
            report.At(setting, container.Name, setting.Spelling)
                .WithFix("Mask /proc", f => f.Remove(setting), Safety.Review);
        }
    }

    internal static bool IsUnmasked(Container container) =>
        container.Dialect == Dialect.Kubernetes && container.ProcMount is { Written: Written.Value, IsKnown: true, Value: not "Default" };

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { procMount: [|Unmasked|] }")).Fixed(Pod()),
        Good.Kubernetes(Pod("securityContext: { procMount: Default }")),
        Good.Kubernetes(Pod("securityContext: { procMount: Unmasked }", spec: "hostUsers: false"))
            .Because("in its own user namespace the container can do little with it"),
        Good.Kubernetes(Pod("""securityContext: { procMount: "${PROC}" }""")).Because("a placeholder is unknown"),
    ];
}
