using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7022", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class NegativeScale : Rule<ComposeService>
{
    public override string Title => "Number of containers is negative";

    public override string Message => "Service '{0}' asks for {1} containers; write 0 or more";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts.
        """;

    public override void Check(ComposeService service, Report report)
    {
        Check(service, service.Node.Get("scale"), report);
        Check(service, service.Node.Map("deploy")?.Get("replicas"), report);
    }

    static void Check(ComposeService service, YamlNode? node, Report report)
    {
        if (ComposeNodes.NumberOf(node) is < 0)
            report.At(node!, service.Name, ComposeNodes.TextOf(node)!);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("scale: [|-1|]", others: "web: { image: acme/web:1.4.2, deploy: { replicas: [|-2|] } }")),
        Good.Compose(ApiService("scale: 0")),
    ];
}
