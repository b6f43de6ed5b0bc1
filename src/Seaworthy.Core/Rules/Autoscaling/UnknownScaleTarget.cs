using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Autoscaling;

[Rule("SEA8207", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:dangling-horizontalpodautoscaler kube-score:horizontalpodautoscaler-has-target kubescape:C-0300")]
sealed class UnknownScaleTarget : Rule<KubernetesObject>
{
    public override string Title => "Unknown scale target";

    public override string Message => "{0} '{1}' scales {2} '{3}', which is not among these manifests; check scaleTargetRef";

    public override string Why => """
        An autoscaler whose target does not exist scales nothing. The workload that it was written for keeps its number of pods under any load, and
        the error appears only in the status of the autoscaler.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/";

    public override string? Differences => """
        Only built-in kinds are checked, because another tool can create custom resources such as a Rollout. The rule reports only if the directory or
        kustomization also contains a workload and all of its files can be parsed; in mode All, a workload of any namespace is enough.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (Target(item) is not { } target || target.Scalar("name") is not { } name || ManifestNodes.TextOf(name) is not { } text)
            return;
        var kind = target.Text("kind") ?? "Deployment";
        if (kind is "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController"
            && item.Unit.Lacks(kind, text, item.Namespace, report.Settings.Mode >= Mode.All))
            report.At(name, item.Kind, item.Name, kind, text);
    }

    /// <summary>The target of an autoscaler; null for other objects.</summary>
    internal static YamlMapping? Target(KubernetesObject item) => item.Kind is "HorizontalPodAutoscaler" or "ScaledObject" ? item.Spec()?.Map("scaleTargetRef")
        : null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("autoscaling/v2", "HorizontalPodAutoscaler", """
                scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: [|web-api|] }
                minReplicas: 2
                maxReplicas: 5
                """),
            Deployment()),
        Good.Kubernetes(
            Manifest("autoscaling/v2", "HorizontalPodAutoscaler", """
                scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: web }
                minReplicas: 2
                maxReplicas: 5
                """),
            Pod()).Because("the target is a custom resource, which another tool can create"),
        Good.Kubernetes(Autoscaler()).Because("without any workload, the target is defined elsewhere"),
    ];
}
