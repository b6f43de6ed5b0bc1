using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2072", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "trivy:KSV-0022 checkov:CKV_K8S_25 kics:containers_with_added_capabilities")]
[Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
public sealed class NetBindServiceAdded : Rule<Container>
{
    public override string Title => "Low ports are opened";

    public override string Message => "Container '{0}' may open ports below 1024 through {1}; let it listen above and map the port in a Service";

    public override string Why => """
        Of all capabilities this is the least, and Kubernetes' restricted profile lets it be. A service that listens on a high port needs none at all.
        """;

    public override void Check(Container container, Report report)
    {
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text == "NET_BIND_SERVICE")
            {
                report.At(item.Location, container.Name, item.Text)
                    .WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [ [|NET_BIND_SERVICE|] ] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
    ];
}
