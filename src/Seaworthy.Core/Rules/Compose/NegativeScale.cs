using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7022", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class NegativeScale : Rule<ComposeService>
{
    public override string Title => "Negative number of containers";

    public override string Message => "Service '{0}' is scaled to {1} containers; set 'scale' or 'deploy.replicas' to 0 or more";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. The value 0 is valid: the service is then defined, but no container is
        started.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#scale
        https://docs.docker.com/reference/compose-file/deploy/#replicas
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
