using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2013", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:5.25")]
public sealed class HostCgroupNamespace : Rule<Container>
{
    public override string Title => "Host control group namespace is shared";

    public override string Message => "Container '{0}' shares the host's control group namespace; remove {1}";

    public override string Why => """
        The container sees the control groups of the whole host, which tells it what else runs there and, when it may write them, lets it lift its own limits.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.HostCgroup.IsExplicitly(true))
        {
            report.At(container.HostCgroup, container.Name, container.HostCgroup.Spelling)
                .WithFix("Give the container a control group namespace of its own", f => f.Remove(container.HostCgroup), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("cgroup: [|host|]")).Fixed(ApiService()),
        Good.Compose(ApiService("cgroup: ${NAMESPACE}")).Because("an interpolated value without a default is unknown"),
    ];
}
