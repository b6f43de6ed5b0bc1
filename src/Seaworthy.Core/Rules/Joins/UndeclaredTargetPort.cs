using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8203", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:service_does_not_target_pod")]
public sealed class UndeclaredTargetPort : Rule<KubernetesObject>
{
    public override string Title => "Service sends to a port that its pods do not declare";

    public override string Message => "Service '{0}' sends to port {1}, which no container of {2} '{3}' declares";

    public override string Why => """
        A container may listen on a port that it does not declare, so this is no proof of a fault. Where all containers declare their ports and the Service names another, one of the two is most often wrong.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var (target, isName, workload) in ServicePorts.Missing(item))
        {
            if (!isName)
                report.At(target, item.Name, target.Value, workload.Kind, workload.Name).WithRelated(new Location(workload.File.Source, workload.NameSpan), "the pods");
        }
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
