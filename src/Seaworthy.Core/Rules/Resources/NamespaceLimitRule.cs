using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

/// <summary>The family of rules about an object that bounds what is used in a namespace. Message: 0 kind, 1 name.</summary>
/// <param name="kind">The kind of the object that is missing.</param>
/// <param name="spec">Its fields, for the examples.</param>
sealed class NamespaceLimitRule(string kind, string spec) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        var isClaim = item.Kind == "PersistentVolumeClaim";
        if ((isClaim ? item.Unit.IsReadable : item.Workloads.Count > 0 && item.Unit.IsClosed(item.Namespace)) &&
            !item.Unit.HasNear(kind, item.Namespace))
            report.At(item.NameSpan, item.Kind, item.Name);
    }

    private protected override IEnumerable<Example> OwnExamples
    {
        get
        {
            var pod = Pod(metadata: "labels: { app: web }");
            var bound = Manifest("v1", kind, spec, name: kind == "LimitRange" ? "limits" : "quota");
            yield return Bad.Kubernetes(PodSpec(name: "[|web|]", metadata: "labels: { app: web }"));
            yield return Bad.Kubernetes(Manifest("v1", "PersistentVolumeClaim", """
                accessModes: [ReadWriteOnce]
                resources: { requests: { storage: 1Gi } }
                """, name: "[|data|]"));
            yield return Good.Kubernetes(pod, bound);
            yield return Good.Kubernetes(pod).Beside("namespace.yaml", bound);
        }
    }

    [Rule("SEA8224", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:pod_or_container_without_limit_range")]
    public static NamespaceLimitRule MissingLimitRange => new("LimitRange", """
    limits:
    - type: Container
      default: { cpu: 500m, memory: 256Mi }
      defaultRequest: { cpu: 100m, memory: 128Mi }
      min: { cpu: 10m, memory: 16Mi }
      max: { cpu: "2", memory: 1Gi }
    """)
    {
        Title = "Namespace has no LimitRange",
        Message = "No LimitRange among these manifests bounds the namespace of {0} '{1}'",
        Why = "A LimitRange gives containers that ask for nothing a default, and keeps any one of them from asking for everything.",
        Differences =
            "The folder or kustomization must be readable as a whole. An object found anywhere in the workspace counts if it may lie in the same namespace; " +
            "one without a namespace may lie in any.",
    };

    [Rule("SEA8225", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:pod_or_container_without_resource_quota")]
    public static NamespaceLimitRule MissingResourceQuota => new("ResourceQuota", """
    hard: { requests.cpu: "4", requests.memory: 8Gi, limits.cpu: "8", limits.memory: 16Gi }
    """)
    {
        Title = "Namespace has no ResourceQuota",
        Message = "No ResourceQuota among these manifests bounds the namespace of {0} '{1}'",
        Why = "A ResourceQuota bounds what all pods of a namespace may use together, so that one team cannot take the nodes of the others.",
        Differences =
            "The folder or kustomization must be readable as a whole. An object found anywhere in the workspace counts if it may lie in the same namespace; " +
            "one without a namespace may lie in any.",
    };
}
