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
        Title = "Service names a port that its pods do not have",
        Message = "Service '{0}' sends to the port '{1}', which no container of {2} '{3}' has",
        Why =
            "A target port given by name is looked up among the named ports of each pod. Where no container has one of that name, the pod is no endpoint of " +
            "that port, and connections are refused.",
        Differences = "The pods of all workloads count, not only those of the kind Pod.",
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
                .Because("a container listens on any port, declared or not; only names must be declared"),
        ],
    };

    [Rule("SEA8203", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:service_does_not_target_pod")]
    public static TargetPortRule UndeclaredTargetPort => new(isName: false)
    {
        Title = "Service sends to a port that its pods do not declare",
        Message = "Service '{0}' sends to port {1}, which no container of {2} '{3}' declares",
        Why =
            "A container may listen on a port that it does not declare, so this is no proof of a fault. Where all containers declare their ports and the " +
            "Service names another, one of the two is most often wrong.",
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
                Pod(metadata: "labels: { app: web }")).Because("a container that declares no port may listen on any"),
        ],
    };
}
