using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2089", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:container_capabilities_unrestricted cis-docker:5.4")]
[Not(Dialect.Kubernetes, "SEA2036, SEA2037, SEA2038 and SEA2072 report them by profile of the Pod Security Standards")]
sealed class ComposeCapabilityAdded : Rule<Container>
{
    public override string Title => "Capability added to a service";

    public override string Message => "Service '{0}' adds {1} to the default capabilities; add 'cap_drop: [ALL]' or remove {1} from cap_add";

    public override string Why => """
        Each capability is a part of what root is allowed to do, and an attacker in the service can use all that it has. A service that drops ALL and adds
        back what it needs has the smallest set. A capability in addition to the default set is acceptable when the service documents why it needs it.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#cap_add
        https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
        """;

    public override string? Differences => """
        Capabilities that can lead to control of the host have a separate rule, and so does a service that drops none. A capability that is added back after
        all were dropped is not reported; KICS reports it too.
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
            .Because("the service drops ALL first, and the value of a variable is unknown"),
    ];
}
