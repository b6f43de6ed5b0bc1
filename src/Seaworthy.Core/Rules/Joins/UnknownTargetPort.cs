using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8202", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:service_does_not_target_pod")]
public sealed class UnknownTargetPort : Rule<KubernetesObject>
{
    public override string Title => "Service names a port that its pods do not have";

    public override string Message => "Service '{0}' sends to the port '{1}', which no container of {2} '{3}' has";

    public override string Why => """
        A target port given by name is looked up among the named ports of each pod. Where no container has one of that name, the pod is no endpoint of that port, and connections are refused.
        """;

    public override string? Differences => """
        The pods of all workloads count, not only those of the kind Pod.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var (target, isName, workload) in ServicePorts.Missing(item))
        {
            if (isName)
                report.At(target, item.Name, target.Value, workload.Kind, workload.Name).WithRelated(new Location(workload.File.Source, workload.NameSpan), "the pods");
        }
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
