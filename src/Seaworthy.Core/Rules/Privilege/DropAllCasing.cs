using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2039", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:capabilities_restricted")]
[Not(Dialect.Compose, "the engine accepts the names of capabilities in any case")]
sealed class DropAllCasing : Rule<Container>
{
    public override string Title => "ALL not in capitals";

    public override string Message => "Container '{0}' drops '{1}', which Pod Security admission does not accept as ALL; replace it with 'ALL'";

    public override string Why => """
        Container engines accept the name in any case, but Pod Security admission compares it exactly. A namespace that enforces the restricted profile
        rejects the pod although it drops every capability.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted";

    public override void Check(Container container, Report report)
    {
        if (!Hardening.AsksForDroppedCapabilities(container) || container.CapabilitiesDropped.Has(static name => name == "ALL"))
            return;
        foreach (var item in container.CapabilitiesDropped.Items)
        {
            if (item.Text is null || !Capabilities.IsAll(item.Text))
                continue;
            var finding = report.At(item.Location, container.Name, item.Text);
            if (item.Route is not null)
                finding.WithFix("Replace it with ALL", f => f.Replace(item.Location.Span, "ALL"), Safety.Safe);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ [|all|] ] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [ ALL ] } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [all, ALL] } }")).Because("one entry in capitals is enough"),
    ];
}
