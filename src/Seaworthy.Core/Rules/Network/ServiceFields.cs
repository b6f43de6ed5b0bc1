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
        Title = "StatefulSet without a serviceName",
        Message = "StatefulSet '{1}' has no serviceName, so its pods get no DNS names; set {2} to the name of a headless Service",
        Why =
            "The pods of a StatefulSet get stable DNS names from the headless Service that serviceName refers to. Without it, a particular pod cannot be " +
            "reached by name, which is the main reason to use a StatefulSet.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id",
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
        Title = "NodePort Service",
        Message = "Service '{1}' opens a port on every node; set spec.type to ClusterIP and use an Ingress or a gateway",
        Why =
            "A NodePort listens on the address of every node, without the host names, TLS and authentication of an Ingress, so everything that can reach a " +
            "node can reach the pods. Acceptable behind an external load balancer that needs node ports, if a firewall protects the nodes.",
        Sources = "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
        Repair = "Set the type to ClusterIP",
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
