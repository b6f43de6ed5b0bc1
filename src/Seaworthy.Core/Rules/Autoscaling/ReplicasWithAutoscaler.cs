using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Autoscaling;

[Rule("SEA8218", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured kics:hpa_targeted_deployments_with_configured_replica_count")]
sealed class ReplicasWithAutoscaler : Rule<KubernetesObject>
{
    public override string Title => "Replicas are set although an autoscaler decides";

    public override string Message => "{0} '{1}' sets replicas, which {2} '{3}' also decides; each time it is applied the autoscaler's number is lost";

    public override string Why => """
        Applying the manifest puts the number of replicas back to the written one, however many the load has called for, and the autoscaler starts over.
        Where the field is taken out of an object that is already in a cluster, follow what Kubernetes says of migrating to autoscaling, so that it is not scaled to one in between.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Workloads.Count == 0 || item.Spec() is not { } spec || spec.Find("replicas") is not { } replicas
            || replicas.Value.Resolve() is not YamlScalar { IsNull: false } number || item.Unit.Autoscalers(item) is not { Count: > 0 } scalers)
            return;
        var scaler = scalers[0];
        // Zero switches autoscaling off on purpose.
        if (!Namespaces.AreSame(scaler.Namespace, item.Namespace) || ManifestNodes.TextOf(number) == "0")
            return;
        var setting = item.Root.Integer("spec", "replicas");
        report.At(number, item.Kind, item.Name, scaler.Kind, scaler.Name)
            .WithRelated(new Location(scaler.File.Source, scaler.NameSpan), "the autoscaler")
            .WithFix("Leave the number to the autoscaler", f => f.Remove(setting), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec("replicas: [|3|]"), Autoscaler()).Fixed(Deployment(), Autoscaler()),
        Good.Kubernetes(Deployment(), Autoscaler()),
        Good.Kubernetes(
            DeploymentSpec("replicas: 3"),
            Manifest("autoscaling/v2", "HorizontalPodAutoscaler", """
                scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
                minReplicas: 2
                maxReplicas: 5
                """)).Because("the autoscaler is for another workload"),
    ];
}
