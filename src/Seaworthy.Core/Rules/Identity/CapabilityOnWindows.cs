using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2079", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:capabilities_baseline")]
public sealed class CapabilityOnWindows : Rule<PodContainer>
{
    public override string Title => "Capability is added to a Windows pod";

    public override string Message => "Container '{0}' of a Windows pod adds the capability {1}, which Windows does not have; remove it";

    public override string Why => """
        Capabilities are Linux's. The API server refuses a Windows pod that names any, and so does the baseline profile for those that it forbids.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (!PodSecurity.IsSparedAsNamed(container.Workload))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is { } name && !Capabilities.IsOrdinary(name))
            {
                report.At(item.Location, container.Name, name)
                    .WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              os: { name: windows }
              containers: [{ name: api, image: acme/api:1.4.2, securityContext: { capabilities: { add: [ [|SYS_ADMIN|] ] } } }]
            """)
            .Fixed("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              os: { name: windows }
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              os: { name: windows }
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers: [{ name: api, image: acme/api:1.4.2, securityContext: { capabilities: { add: [SYS_ADMIN] } } }]
            """).Because("on Linux it is another fault"),
    ];
}
