using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2038", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0022 trivy:KSV-0106 checkov:CKV_K8S_25 kics:containers_with_added_capabilities pss:capabilities_restricted")]
[Not(Dialect.Compose, "SEA2089 reports every capability that a service adds")]
public sealed class CapabilityAdded : Rule<Container>
{
    public override string Title => "Capability is added";

    public override string Message => "Container '{0}' is given the capability {1}, which the restricted profile of Kubernetes refuses; remove it";

    public override string Why => """
        A container that runs as an ordinary user needs no capability but the one for low ports. Changing owners or users, and overriding file permissions, is what a root process does.
        """;

    public override string? Differences => """
        Some peers report NET_BIND_SERVICE too; Kubernetes' restricted profile lets it be.
        """;

    public override void Check(Container container, Report report)
    {
        if (!Hardening.AsksForDroppedCapabilities(container))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is { } name && name != "NET_BIND_SERVICE" && Capabilities.IsOrdinary(name))
            {
                report.At(item.Location, container.Name, name)
                    .WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE, [|SETUID|]] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")).Because("low ports are an ordinary wish"),
    ];
}
