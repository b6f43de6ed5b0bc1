using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2089", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:container_capabilities_unrestricted cis-docker:5.4")]
[Not(Dialect.Kubernetes, "the profiles of the Pod Security Standards tell capabilities apart: SEA2036, SEA2037, SEA2038 and SEA2072 report them")]
sealed class ComposeCapabilityAdded : Rule<Container>
{
    public override string Title => "Capability is added to a service";

    public override string Message => "Service '{0}' is given the capability {1} beyond those of every container; see whether it can do without";

    public override string Why => """
        Each capability is a part of what root may do. What a service does not have, an intruder in it cannot use.
        """;

    public override string? Differences => """
        Capabilities that open the way to the host have a rule of their own, and so has a service that drops none. One that is added back after all were dropped is what the
        service really needs, and is left alone; one peer reports it too.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.IsWindows || container.CapabilitiesDropped.Has(Capabilities.IsAll))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is { Length: > 0 } name && !Capabilities.IsDangerous(name))
                report.At(item.Location, container.Name, Capabilities.Normalize(name));
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            cap_add:
              - [|NET_BIND_SERVICE|]
              - [|cap_chown|]
            """)),
        Good.Compose(ApiService("""
            cap_drop: [ALL]
            cap_add: [NET_BIND_SERVICE]
            """, others: """worker: { image: acme/worker:1.4.2, cap_add: ["${CAPABILITY}"] }"""))
            .Because("what is added to nothing is little, and a variable is unknown"),
    ];
}
