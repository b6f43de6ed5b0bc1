using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Autoscaling;

[Rule("SEA8208", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:hpa_targets_invalid_object")]
sealed class IncompleteObjectMetric : Rule<KubernetesObject>
{
    public override string Title => "Incomplete object metric";

    public override string Message => "HorizontalPodAutoscaler '{0}' has an incomplete Object metric; add {1}";

    public override string Why => """
        A metric of type `Object` requires the apiVersion, kind and name of one object, a metric and a target. If one is missing, the API server
        rejects the autoscaler and the workload keeps its number of pods under any load.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "HorizontalPodAutoscaler" || item.ApiVersion == "autoscaling/v2beta1" || item.Spec() is not { } spec)
            return;
        foreach (var metric in spec.Maps("metrics"))
        {
            if (metric.Scalar("type") is { Value: "Object" } type && Missing(metric.Map("object")) is { } missing)
                report.At(type, item.Name, missing);
        }
    }

    static string? Missing(YamlMapping? metric)
    {
        if (metric is null)
            return "object";
        if (metric.Get("metric") is null)
            return "object.metric";
        if (metric.Get("target") is null)
            return "object.target";
        if (metric.Map("describedObject") is not { } described)
            return "object.describedObject";
        return described.Get("kind") is null ? "object.describedObject.kind" : described.Get("name") is null ? "object.describedObject.name"
            : described.Get("apiVersion") is null ? "object.describedObject.apiVersion" : null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Autoscaler("""
            metrics:
            - type: [|Object|]
              object:
                metric: { name: requests-per-second }
                describedObject: { apiVersion: networking.k8s.io/v1, kind: Ingress }
                target: { type: Value, value: 10k }
            """)),
        Good.Kubernetes(Autoscaler("""
            metrics:
            - type: Object
              object:
                metric: { name: requests-per-second }
                describedObject: { apiVersion: networking.k8s.io/v1, kind: Ingress, name: web }
                target: { type: Value, value: 10k }
            """)),
    ];
}
