using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Autoscaling;

[Rule("SEA8218", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured kics:hpa_targeted_deployments_with_configured_replica_count")]
sealed class ReplicasWithAutoscaler : Rule<KubernetesObject>
{
    public override string Title => "Replicas set on an autoscaled workload";

    public override string Message => "{0} '{1}' sets replicas, so every apply resets the number of {2} '{3}'; remove spec.replicas";

    public override string Why => """
        Applying the manifest resets the workload to the written number of pods, whatever the load is, and can overload the service until the
        autoscaler reacts. If the object is already in a cluster, follow the Kubernetes guide for migrating to autoscaling, so that removing the field
        does not scale the workload to one pod.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Workloads.Count == 0 || item.Spec() is not { } spec || spec.Find("replicas") is not { } replicas
            || replicas.Value.Resolve() is not YamlScalar { IsNull: false } number || item.Unit.Autoscalers(item) is not { Count: > 0 } scalers)
            return;
        var scaler = scalers[0];
        // Zero replicas switch autoscaling off.
        if (!Namespaces.AreSame(scaler.Namespace, item.Namespace) || ManifestNodes.TextOf(number) == "0")
            return;
        var setting = item.Root.Integer("spec", "replicas");
        report.At(number, item.Kind, item.Name, scaler.Kind, scaler.Name)
            .WithRelated(new Location(scaler.File.Source, scaler.NameSpan), "The autoscaler")
            .WithFix("Remove spec.replicas", f => f.Remove(setting), Safety.Review);
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
