using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Joins;

[Rule("SEA8224", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:pod_or_container_without_limit_range")]
public sealed class NoLimitRange : Rule<KubernetesObject>
{
    public override string Title => "Namespace has no LimitRange";

    public override string Message => "No LimitRange among these manifests bounds the namespace of {0} '{1}'";

    public override string Why => """
        A LimitRange gives containers that ask for nothing a default, and keeps any one of them from asking for everything.
        """;

    public override string? Differences => """
        The folder or kustomization must be readable as a whole. An object found anywhere in the workspace counts if it may lie in the same namespace; one without a namespace may lie in any.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        var isClaim = item.Kind == "PersistentVolumeClaim";
        if ((isClaim ? item.Unit.IsReadable : item.Workloads.Count > 0 && item.Unit.IsClosed(item.Namespace)) && !item.Unit.HasNear("LimitRange", item.Namespace))
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
            Manifest("v1", "LimitRange", """
                limits:
                - type: Container
                  default: { cpu: 500m, memory: 256Mi }
                  defaultRequest: { cpu: 100m, memory: 128Mi }
                  min: { cpu: 10m, memory: 16Mi }
                  max: { cpu: "2", memory: 1Gi }
                """, name: "limits")),
        Good.Kubernetes(Pod(metadata: "labels: { app: web }"))
            .Beside("namespace.yaml", Manifest("v1", "LimitRange", """
            limits:
            - type: Container
              default: { cpu: 500m, memory: 256Mi }
              defaultRequest: { cpu: 100m, memory: 128Mi }
              min: { cpu: 10m, memory: 16Mi }
              max: { cpu: "2", memory: 1Gi }
            """, name: "limits")),
    ];
}
