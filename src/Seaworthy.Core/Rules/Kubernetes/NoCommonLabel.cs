using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8036", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0077")]
public sealed class NoCommonLabel : Rule<KubernetesObject>
{
    public override string Title => "None of the recommended labels";

    public override string Message => "{0} has none of Kubernetes' recommended labels, such as app.kubernetes.io/name";

    public override string Why => """
        Tools of all kinds show and group objects by the labels that Kubernetes recommends.
        """;

    static readonly string[] s_labels =
    [
        "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/version", "app.kubernetes.io/component", "app.kubernetes.io/part-of", "app.kubernetes.io/managed-by",
        "app.kubernetes.io/created-by",
    ];

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
        Bad.Kubernetes(PodSpec(name: "[|web|]", metadata: "labels: { app: web }")),
        Good.Kubernetes(Manifest("apps/v1", "Deployment", """
            selector: { matchLabels: { app: web } }
            template:
              metadata:
                labels:
                  app: web
                  app.kubernetes.io/name: web
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """, metadata: "labels: { app.kubernetes.io/name: web }")),
    ];
}
