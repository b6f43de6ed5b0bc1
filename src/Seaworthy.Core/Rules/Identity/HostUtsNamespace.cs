using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2011", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:5.21")]
public sealed class HostUtsNamespace : Rule<Container>
{
    public override string Title => "Host name namespace is shared";

    public override string Message => "Container '{0}' shares the host's host name namespace; remove {1}";

    public override string Why => """
        A privileged process in the host's UTS namespace can rename the host, which certificates, logs and clusters identify it by.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.HostUts.IsExplicitly(true))
        {
            report.At(container.HostUts, container.Name, container.HostUts.Spelling)
                .WithFix("Give the container a host name namespace of its own", f => f.Remove(container.HostUts), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("uts: [|host|]")).Fixed(ApiService()),
        Good.Compose(ApiService("uts: ${NAMESPACE}")).Because("an interpolated value without a default is unknown"),
    ];
}
