using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

[Rule("SEA5067", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:no-rolling-update-strategy kubescape:C-0305",
    Related = "kube-score:deployment-strategy")]
public sealed class RecreateStrategy : Rule<KubernetesObject>
{
    public override string Title => "Update stops all pods first";

    public override string Message => "{0} '{1}' is away during every update; use the RollingUpdate strategy";

    public override string Why => """
        With Recreate all pods of the old version stop before the first of the new one starts. It is right for something that must not run twice, such as the only writer of a volume; everything else is away for no reason.
        """;

    public override string? Differences => """
        A Deployment without a strategy rolls, so only a written Recreate counts; kube-linter also reports a Deployment that names no strategy. kube-score looks only at Deployments that a Service sends requests to.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Deployment") && !ObjectKinds.IsDeploymentConfig(item))
            return;
        var type = item.Root.Text("spec", "strategy", "type");
        if (type.IsKnown && type.Value == "Recreate")
            report.At(type, item.Kind, item.Name).WithFix("Update pod by pod", f => f.Remove(type), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec("""
            strategy:
              type: [|Recreate|]
            """))
            .Fixed(Deployment()),
        Bad.Kubernetes(Manifest("apps.openshift.io/v1", "DeploymentConfig", """
            strategy:
              type: [|Recreate|]
            selector: { app: web }
            template:
              metadata:
                labels: { app: web }
              spec:
                containers: [{ name: api, image: acme/api:1.4.2 }]
            """))
            .Fixed(Manifest("apps.openshift.io/v1", "DeploymentConfig", """
            selector: { app: web }
            template:
              metadata:
                labels: { app: web }
              spec:
                containers: [{ name: api, image: acme/api:1.4.2 }]
            """)),
        Good.Kubernetes(DeploymentSpec("strategy: { type: RollingUpdate }")),
        Good.Kubernetes(Deployment()).Because("a Deployment rolls unless told otherwise"),
    ];
}
