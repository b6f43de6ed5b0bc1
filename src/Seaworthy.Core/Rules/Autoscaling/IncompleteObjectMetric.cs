using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Autoscaling;

[Rule("SEA8208", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:hpa_targets_invalid_object")]
sealed class IncompleteObjectMetric : Rule<KubernetesObject>
{
    public override string Title => "Metric of an object does not say which";

    public override string Message => "HorizontalPodAutoscaler '{0}' has a metric of an object without {1}";

    public override string Why => """
        A metric of the type `Object` is asked of one object: its kind and name, the metric and the target value must all be there, or the API server refuses the autoscaler.
        """;

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
            return "an object";
        if (metric.Get("metric") is null)
            return "a metric";
        if (metric.Get("target") is null)
            return "a target";
        if (metric.Map("describedObject") is not { } described)
            return "a described object";
        return described.Get("kind") is null ? "the object's kind" : described.Get("name") is null ? "the object's name" : described.Get("apiVersion") is null
            ? "the object's apiVersion" : null;
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
