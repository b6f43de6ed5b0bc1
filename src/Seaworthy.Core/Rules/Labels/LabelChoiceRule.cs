using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

/// <summary>The family of rules about an object that has none of several labels. Message: 0 the object or its pod template.</summary>
sealed class LabelChoiceRule(params string[] labels) : FamilyRule<KubernetesObject>
{
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

    bool Lacks(ManifestNode node)
    {
        var present = LabelSet.Of(node, "metadata", "labels");
        if (!present.IsKnown)
            return false;
        foreach (var key in present.Labels.Keys)
        {
            if (Array.IndexOf(labels, key) >= 0)
                return false;
        }
        return true;
    }

    [Rule("SEA8035", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kubescape:C-0076")]
    public static LabelChoiceRule MissingDescriptiveLabel => new("app", "tier", "phase", "version", "owner", "env")
    {
        Title = "Missing descriptive label",
        Message = "{0} has no descriptive label; add app, tier, phase, version, owner or env",
        Why =
            "Labels such as app, tier or env allow people, policies and monitoring to select related objects. Without any of them, the object " +
            "is missed by a network policy or an alert that selects by label.",
        Sources = "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Good.Kubernetes(Deployment(metadata: "labels: { app: web }")),
        ],
    };

    [Rule("SEA8036", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kubescape:C-0077")]
    public static LabelChoiceRule MissingRecommendedLabel => new(
        "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/version", "app.kubernetes.io/component",
        "app.kubernetes.io/part-of", "app.kubernetes.io/managed-by", "app.kubernetes.io/created-by")
    {
        Title = "Missing recommended label",
        Message = "{0} has none of the recommended labels; add one such as app.kubernetes.io/name",
        Why =
            "Dashboards, cost reports and deployment tools group objects by the labels that Kubernetes recommends. An object without any of " +
            "them is shown separately from its application.",
        Sources = "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/",
        MoreExamples = static () =>
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
        ],
    };
}
