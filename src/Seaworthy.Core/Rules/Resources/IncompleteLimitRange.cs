using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA8226", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0039")]
sealed class IncompleteLimitRange : Rule<KubernetesObject>
{
    public override string Title => "Incomplete LimitRange";

    public override string Message => "LimitRange '{0}' has no '{1}' for containers; add '{1}' to its item of type Container";

    public override string Why => """
        'default' and 'defaultRequest' apply to containers that set no limits or requests; 'min' and 'max' reject containers that set too little or
        too much. If one of them is missing, that case is not covered, and a single container can still take a whole node.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/policy/limit-range/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "LimitRange", ApiVersion: "v1" } || item.Spec() is not { } spec)
            return;
        foreach (var limit in spec.Maps("limits"))
        {
            if (limit.Scalar("type") is not { Value: "Container" } type)
                continue;
            string[] keys = ["default", "defaultRequest", "max", "min"];
            foreach (var key in keys)
            {
                if (limit.Find(key) is not null)
                    continue;
                report.At(type, item.Name, key);
                break;
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "LimitRange", """
            limits:
            - type: [|Container|]
              default: { cpu: 500m, memory: 256Mi }
              defaultRequest: { cpu: 100m, memory: 128Mi }
              min: { cpu: 10m, memory: 16Mi }
            """, name: "limits")),
        Good.Kubernetes(Manifest("v1", "LimitRange", """
            limits:
            - type: Container
              default: { cpu: 500m, memory: 256Mi }
              defaultRequest: { cpu: 100m, memory: 128Mi }
              min: { cpu: 10m, memory: 16Mi }
              max: { cpu: "2", memory: 1Gi }
            """, name: "limits")),
        Good.Kubernetes(Manifest("v1", "LimitRange", """
            limits:
            - type: PersistentVolumeClaim
              default: { cpu: 500m, memory: 256Mi }
              defaultRequest: { cpu: 100m, memory: 128Mi }
              min: { cpu: 10m, memory: 16Mi }
              max: { cpu: "2", memory: 1Gi }
            """, name: "limits")).Because("it only limits volume claims"),
    ];
}
