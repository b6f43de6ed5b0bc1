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
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              hostUsers: false
              containers: [{ name: api, image: acme/api:1.4.2, securityContext: { procMount: [|Unmasked|] } }]
            """)
            .Fixed("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              hostUsers: false
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              hostUsers: false
              containers: [{ name: api, image: acme/api:1.4.2, securityContext: { procMount: Default } }]
            """),
    ];
}
