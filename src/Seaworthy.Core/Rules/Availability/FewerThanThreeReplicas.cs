using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

[Rule("SEA5061", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:minimum-three-replicas",
    Related = "polaris:deploymentMissingReplicas kube-score:deployment-replicas")]
public sealed class FewerThanThreeReplicas : Rule<KubernetesObject>
{
    public override string Title => "Fewer than three replicas";

    public override string Message => "{0} '{1}' runs fewer than three pods; set {2} to 3 or more";

    public override string Why => """
        With three pods a service that needs a majority still has one while a pod is away, and an update never leaves a single pod alone with the load.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!ObjectKinds.IsScaled(item) || item.IsPatch)
            return;
        var replicas = item.Root.Integer("spec", "replicas");
        if (replicas.IsUnset || replicas.IsKnown && replicas.Value is >= 0 and < 3)
        {
            report.At(replicas, item.Kind, item.Name, replicas.Spelling)
                .WithFix("Run three pods", f => f.Set(replicas, "3"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec("replicas: [|2|]", pod: "topologySpreadConstraints: []"))
            .Fixed(DeploymentSpec("replicas: 3", pod: "topologySpreadConstraints: []")),
        Good.Kubernetes(DeploymentSpec("replicas: 3")),
    ];
}
