using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2039", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:capabilities_restricted")]
[Not(Dialect.Compose, "the engine reads the names of capabilities in any casing")]
sealed class DropAllCasing : Rule<Container>
{
    public override string Title => "ALL is not in capitals";

    public override string Message => "Container '{0}' drops '{1}', which the restricted profile of Kubernetes does not take for ALL; write it in capitals";

    public override string Why => """
        Engines read the word in any casing, the admission check of Kubernetes in capitals alone: the pod is refused in a namespace that enforces the restricted profile, though it drops everything.
        """;

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
                finding.WithFix("Write it in capitals", f => f.Replace(item.Location.Span, "ALL"), Safety.Safe);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [ [|all|] ] } }"))
            .Fixed(Pod("securityContext: { capabilities: { drop: [ ALL ] } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [all, ALL] } }")).Because("one in capitals is enough"),
    ];
}
