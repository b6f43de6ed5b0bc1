using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2086", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1")]
public sealed class ComposeBuildOnHostNetwork : Rule<ComposeService>
{
    public override string Title => "Build uses the host network";

    public override string Message => "The build of service '{0}' runs in the network of its host; remove '{1}'";

    public override string Why => """
        Steps of a build then reach services that listen on the loopback address of the machine that builds, and the addresses that only it may reach, such as a
        cloud's metadata service.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("build") is not { } build)
            return;
        if (build.Text("network") == "host")
            report.At(build.Get("network")!, service.Name, "network");
        foreach (var item in ComposeNodes.Names(build.Get("entitlements")))
        {
            if (ComposeNodes.TextOf(item) == "network.host")
                report.At(item, service.Name, "network.host");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(Services("api: { build: { context: ., network: [|host|] } }")),
        Bad.Compose(Services("api: { build: { context: ., entitlements: [[|network.host|]] } }")),
        Good.Compose(Services("api: { build: { context: ., network: none } }")),
    ];
}
