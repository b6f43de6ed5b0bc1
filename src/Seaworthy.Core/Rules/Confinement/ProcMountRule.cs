using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

/// <summary>The family of rules about a container that sees all of /proc. Message: 0 container, 1 the setting.</summary>
sealed class ProcMountRule(bool hasOwnUsers) : FamilyRule<Container>
{
    public override void Check(Container container, Report report)
    {
        var setting = container.ProcMount;
        if (container.Dialect == Dialect.Kubernetes && setting is { Written: Written.Value, IsKnown: true, Value: not "Default" } &&
            PodSecurity.HasOwnUsers(container.Workload) == hasOwnUsers)
            report.At(setting, container.Name, setting.Spelling).WithFix("Mask /proc", f => f.Remove(setting), Safety.Review);
    }

    [Rule("SEA2040", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:unsafe-proc-mount polaris:procMount trivy:KSV-0027 kics:container_runs_unmasked kubescape:C-0211 pss:procMount " +
            "pss:procMount_restricted")]
    public static ProcMountRule UnmaskedProc => new(hasOwnUsers: false)
    {
        Title = "The node's /proc is not masked",
        Message = "Container '{0}' sees all of the node's /proc; remove {1}",
        Why = "Engines hide the parts of /proc that steer the kernel or tell of the host. Unmasked, they are there for whoever gets into the container.",
        Differences =
            "A pod with a user namespace of its own is spared from Kubernetes 1.35 on, as in the baseline profile; the restricted one is stricter, and has a " +
            "rule of its own.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { procMount: [|Unmasked|] }")).Fixed(Pod()),
            Good.Kubernetes(Pod("securityContext: { procMount: Default }")),
            Good.Kubernetes(Pod("securityContext: { procMount: Unmasked }", spec: "hostUsers: false"))
                .Because("in its own user namespace the container can do little with it"),
            Good.Kubernetes(Pod("""securityContext: { procMount: "${PROC}" }""")).Because("a placeholder is unknown"),
        ],
    };

    [Rule("SEA2041", Category.Identity, Severity.Warning, Mode.All, Since = "0.1", Aliases = "pss:procMount_restricted")]
    public static ProcMountRule UnmaskedProcInUserNamespace => new(hasOwnUsers: true)
    {
        Title = "Processes of a user namespace are not masked",
        Message = "Container '{0}' sees all of /proc, which the restricted profile of Kubernetes refuses even in a user namespace; remove {1}",
        Why = "In its own user namespace a pod can change nothing there, but it can still read. The restricted profile allows the masked form alone.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { procMount: [|Unmasked|] }", spec: "hostUsers: false")).Fixed(PodSpec("hostUsers: false")),
            Good.Kubernetes(Pod("securityContext: { procMount: Default }", spec: "hostUsers: false")),
        ],
    };
}
