using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8225", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:pod_or_container_without_resource_quota")]
public sealed class NoResourceQuota : Rule<KubernetesObject>
{
    public override string Title => "Namespace has no ResourceQuota";

    public override string Message => "No ResourceQuota among these manifests bounds the namespace of {0} '{1}'";

    public override string Why => """
        A ResourceQuota bounds what all pods of a namespace may use together, so that one team cannot take the nodes of the others.
        """;

    public override string? Differences => """
        The folder or kustomization must be readable as a whole. An object found anywhere in the workspace counts if it may lie in the same namespace; one without a namespace may lie in any.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        var isClaim = item.Kind == "PersistentVolumeClaim";
        if ((isClaim ? item.Unit.IsReadable : item.Workloads.Count > 0 && item.Unit.IsClosed(item.Namespace)) && !item.Unit.HasNear("ResourceQuota", item.Namespace))
            report.At(item.NameSpan, item.Kind, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec(name: "[|web|]", metadata: "labels: { app: web }")),
        Bad.Kubernetes(Manifest("v1", "PersistentVolumeClaim", """
            accessModes: [ReadWriteOnce]
            resources: { requests: { storage: 1Gi } }
            """, name: "[|data|]")),
        Good.Kubernetes(
            Pod(metadata: "labels: { app: web }"),
            Manifest("v1", "ResourceQuota", """
                hard: { requests.cpu: "4", requests.memory: 8Gi, limits.cpu: "8", limits.memory: 16Gi }
                """, name: "quota")),
        Good.Kubernetes(Pod(metadata: "labels: { app: web }"))
            .Beside("namespace.yaml", Manifest("v1", "ResourceQuota", """
            hard: { requests.cpu: "4", requests.memory: 8Gi, limits.cpu: "8", limits.memory: 16Gi }
            """, name: "quota")),
    ];
}
