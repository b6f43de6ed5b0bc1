using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2041", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:procMount_restricted")]
public sealed class UnmaskedProcInUserNamespace : Rule<Container>
{
    public override string Title => "Processes of a user namespace are not masked";

    public override string Message => "Container '{0}' sees all of /proc, which the restricted profile of Kubernetes refuses even in a user namespace; remove {1}";

    public override string Why => """
        In its own user namespace a pod can change nothing there, but it can still read. The restricted profile allows the masked form alone.
        """;

    public override void Check(Container container, Report report)
    {
        var setting = container.ProcMount;
        if (UnmaskedProc.IsUnmasked(container) && PodSecurity.HasOwnUsers(container.Workload))
        {
            report.At(setting, container.Name, setting.Spelling)
                .WithFix("Mask /proc", f => f.Remove(setting), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { procMount: [|Unmasked|] }", spec: "hostUsers: false")).Fixed(PodSpec("hostUsers: false")),
        Good.Kubernetes(Pod("securityContext: { procMount: Default }", spec: "hostUsers: false")),
    ];
}
