using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA8250", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:exposed-services kube-score:service-type kics:service_type_is_nodeport")]
sealed class NodePortService : Rule<KubernetesObject>
{
    public override string Title => "Service is open on every node";

    public override string Message => "Service '{0}' opens a port on every node of the cluster; use ClusterIP behind an Ingress or a gateway";

    public override string Why => """
        A NodePort listens on every node, in front of no Ingress, with no name, no TLS and no limit but the firewall of the nodes, whoever can reach them.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (Type(item) is { } type && type.IsExplicitly("NodePort"))
            report.At(type, item.Name).WithFix("Keep it inside the cluster", f => f.Set(type, "ClusterIP"), Safety.Review);
    }

    /// <summary>How a Service is reached; null for other objects.</summary>
    internal static Setting<string>? Type(KubernetesObject item) => item is { Kind: "Service", ApiVersion: "v1" } ? item.Root.Text("spec", "type") : null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service("""
            type: [|NodePort|]
            selector: { app: web }
            ports: [{ port: 80 }]
            """))
            .Fixed(Service("""
            type: ClusterIP
            selector: { app: web }
            ports: [{ port: 80 }]
            """)),
        Good.Kubernetes(Service("""
            type: ClusterIP
            selector: { app: web }
            ports: [{ port: 80 }]
            """)),
    ];
}
