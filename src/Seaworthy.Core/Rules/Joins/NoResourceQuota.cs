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
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: [|web|]
              labels: { app: web }
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
            """),
        Bad.Kubernetes("""
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: [|data|]
            spec:
              accessModes: [ReadWriteOnce]
              resources: { requests: { storage: 1Gi } }
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              labels: { app: web }
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
            ---
            apiVersion: v1
            kind: ResourceQuota
            metadata:
              name: quota
            spec:
              hard:
                requests.cpu: "4"
                requests.memory: 8Gi
                limits.cpu: "8"
                limits.memory: 16Gi
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              labels: { app: web }
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
            """)
            .Beside("namespace.yaml", """
            apiVersion: v1
            kind: ResourceQuota
            metadata:
              name: quota
            spec:
              hard:
                requests.cpu: "4"
                requests.memory: 8Gi
                limits.cpu: "8"
                limits.memory: 16Gi
            """),
    ];
}
