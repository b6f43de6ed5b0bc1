using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

/// <summary>The family of rules about a port of a Service that its pods do not have. Message: 0 Service, 1 port, 2 kind and 3 name of the workload.</summary>
sealed class TargetPortRule(bool isName) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var (target, hasName, workload) in TargetPorts.Missing(item))
        {
            if (hasName == isName)
            {
                report.At(target, item.Name, target.Value, workload.Kind, workload.Name)
                    .WithRelated(new Location(workload.File.Source, workload.NameSpan), "the pods");
            }
        }
    }

    [Rule("SEA8202", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "kics:service_does_not_target_pod")]
    public static TargetPortRule UnknownTargetPort => new(isName: true)
    {
        Title = "Unknown target port",
        Message = "The targetPort '{1}' of Service '{0}' is not a named port of {2} '{3}'; add that name to a container port",
        Why =
            "A target port given by name is looked up among the named ports of each selected pod. If no container has a port of that name, the pod " +
            "is not an endpoint for this port, and connections are refused.",
        Sources = "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
        Differences = "The pods of all workloads count, not only objects of kind Pod.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Service("""
                    selector: { app: web }
                    ports: [{ port: 80, targetPort: [|web|] }]
                    """),
                Pod("ports: [{ name: http, containerPort: 8080 }]", metadata: "labels: { app: web }")),
            Good.Kubernetes(
                Service("""
                    selector: { app: web }
                    ports: [{ port: 80, targetPort: http }, { port: 81, targetPort: 8081 }]
                    """),
                Pod("ports: [{ name: http, containerPort: 8080 }]", metadata: "labels: { app: web }"))
                .Because("a container can listen on undeclared ports; only names must be declared"),
        ],
    };

    [Rule("SEA8203", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:service_does_not_target_pod")]
    public static TargetPortRule UndeclaredTargetPort => new(isName: false)
    {
        Title = "Undeclared target port",
        Message = "The targetPort {1} of Service '{0}' is not declared by {2} '{3}'; set it to a containerPort of these pods",
        Why =
            "A container can listen on a port that it does not declare, so this is not always an error. If all containers declare their ports and " +
            "the Service uses another one, one of the two numbers is usually wrong, and connections are refused.",
        Sources = "https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Service("""
                    selector: { app: web }
                    ports: [{ port: 80, targetPort: [|80|] }]
                    """),
                Pod("ports: [{ containerPort: 8080 }]", metadata: "labels: { app: web }")),
            Good.Kubernetes(
                Service("""
                    selector: { app: web }
                    ports: [{ port: 80, targetPort: 8080 }]
                    """),
                Pod("ports: [{ containerPort: 8080 }]", metadata: "labels: { app: web }")),
            Good.Kubernetes(
                Service("""
                    selector: { app: web }
                    ports: [{ port: 80, targetPort: 8080 }]
                    """),
                Pod(metadata: "labels: { app: web }")).Because("a container that declares no port can listen on any"),
        ],
    };
}
