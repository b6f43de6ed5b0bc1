using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

/// <summary>How Services are reached, and which of them a StatefulSet names.</summary>
static class ServiceFields
{
    [Rule("SEA8020", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kube-score:statefulset-has-servicename kics:statefulset_without_service_name")]
    public static FieldRule MissingServiceName => new(static item =>
        item.Is("StatefulSet") && !item.IsPatch && item.Root.Text("spec", "serviceName") is var name && (name.IsUnset || name.IsExplicitly(""))
            ? name : null)
    {
        Title = "StatefulSet names no Service",
        Message = "StatefulSet '{1}' names no Service, so its pods have no names of their own; set {2} to a headless Service",
        Why =
            "The pods of a StatefulSet get stable names in DNS from the headless Service that it names. Without one nobody reaches a certain pod by name, " +
            "which is what a StatefulSet is for.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(StatefulSet("", name: "[|web|]")),
            Good.Kubernetes(StatefulSet()),
        ],
    };

    [Rule("SEA8250", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:exposed-services kube-score:service-type kics:service_type_is_nodeport")]
    public static FieldRule NodePortService => new(static item =>
        item is { Kind: "Service", ApiVersion: "v1" } && item.Root.Text("spec", "type") is var type && type.IsExplicitly("NodePort") ? type : null)
    {
        Title = "Service is open on every node",
        Message = "Service '{1}' opens a port on every node of the cluster; use ClusterIP behind an Ingress or a gateway",
        Why =
            "A NodePort listens on every node, in front of no Ingress, with no name, no TLS and no limit but the firewall of the nodes, whoever can reach " +
            "them.",
        Repair = "Keep it inside the cluster",
        RepairedValue = "ClusterIP",
        MoreExamples = static () =>
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
        ],
    };
}
