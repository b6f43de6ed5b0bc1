using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8035", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0076")]
public sealed class NoDescriptiveLabel : Rule<KubernetesObject>
{
    public override string Title => "No label says what the object is";

    public override string Message => "{0} has none of the labels app, tier, phase, version, owner and env";

    public override string Why => """
        Labels such as app, tier or env let people and policies select what belongs together.
        """;

    static readonly string[] s_labels = ["app", "tier", "phase", "version", "owner", "env"];

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.IsPatch)
            return;
        if (Lacks(item.Root))
            report.At(item.NameSpan, item.Kind + " '" + item.Name + "'");
        foreach (var workload in item.Workloads)
        {
            if (workload.Template!.Node != item.Node && Lacks(workload.Template))
                report.At(item.NameSpan, "The pod template of " + item.Kind + " '" + item.Name + "'");
        }
    }

    static bool Lacks(ManifestNode node)
    {
        var labels = LabelSet.Of(node, "metadata", "labels");
        if (!labels.IsKnown)
            return false;
        foreach (var key in labels.Labels.Keys)
        {
            if (System.Array.IndexOf(s_labels, key) >= 0)
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
        Good.Kubernetes(Deployment(metadata: "labels: { app: web }")),
    ];
}
