using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

/// <summary>The family of rules about an object that limits the resources of a namespace. Message: 0 kind, 1 name.</summary>
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
        Title = "Namespace without a LimitRange",
        Message = "The namespace of {0} '{1}' has no LimitRange; add one with default requests and limits",
        Why =
            "A LimitRange gives default requests and limits to containers that set none, and rejects containers that request too much. Without one, " +
            "a single container can starve the others of its node. It is not needed if an admission policy requires requests and limits.",
        Sources = "https://kubernetes.io/docs/concepts/policy/limit-range/",
        Differences =
            "The directory or kustomization must be completely readable. An object anywhere in the workspace counts if it can be in the same " +
            "namespace; an object without a namespace can be in any.",
    };

    [Rule("SEA8225", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:pod_or_container_without_resource_quota")]
    public static NamespaceLimitRule MissingResourceQuota => new("ResourceQuota", """
    hard: { requests.cpu: "4", requests.memory: 8Gi, limits.cpu: "8", limits.memory: 16Gi }
    """)
    {
        Title = "Namespace without a ResourceQuota",
        Message = "The namespace of {0} '{1}' has no ResourceQuota; add one with requests and limits of CPU and memory",
        Why =
            "A ResourceQuota limits what all pods of a namespace can use together, so one team or a runaway autoscaler cannot take the nodes of the " +
            "others. It is not needed in a cluster that only one team uses.",
        Sources = "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
        Differences =
            "The directory or kustomization must be completely readable. An object anywhere in the workspace counts if it can be in the same " +
            "namespace; an object without a namespace can be in any.",
    };
}
