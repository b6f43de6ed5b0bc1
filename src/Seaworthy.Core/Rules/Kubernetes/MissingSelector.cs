using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8026", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:mismatching-selector kube-linter:schema-validation")]
sealed class MissingSelector : Rule<Pod>
{
    public override string Title => "Missing selector";

    public override string Message => "{0} '{1}' has no selector; set {2} to the labels of its pod template";

    public override string Why => """
        The API server rejects a workload of apps/v1 without a selector. The controller identifies its own pods by the selector, and since apps/v1 it
        is no longer derived from the labels of the template.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/";

    public override string? Differences => """
        A workload whose pod template has no labels either is probably a patch of another workload, so it is reported only in mode All.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Object: { IsPatch: false, ApiVersion: "apps/v1" } item, Template: { } template } || !ObjectKinds.IsController(item))
            return;
        // A workload without pod labels is more likely a patch.
        var labels = template.Child("metadata", "labels");
        if (labels is not { Node.Entries.Count: > 0 } && report.Settings.Mode < Mode.All)
            return;
        var selector = item.Root.Presence("spec", "selector");
        if (!selector.IsUnset && item.Root.Child("spec", "selector") is not { Node.Entries.Count: 0 })
            return;
        var finding = report.At(selector.IsUnset ? selector.Location : new Location(item.File.Source, item.NameSpan), item.Kind, item.Name,
            "spec.selector.matchLabels");
        if (labels?.Node.Entries is { Count: 1 } entries && entries[0].Key is YamlScalar { Value: not "<<" } key
            && entries[0].Value is YamlScalar { IsNull: false, Anchor: null } value)
            finding.WithFix("Set matchLabels to the label of the pod template", f => f.Set(item.Root.Text("spec", "selector", "matchLabels", key.Value),
                value.Source.ToString(value.Span)), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              metadata:
                labels:
                  app: web
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """, name: "[|web|]"))
            .Fixed(Manifest("apps/v1", "Deployment", """
            template:
              metadata:
                labels:
                  app: web
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            selector:
              matchLabels:
                app: web
            """)),
        Good.Kubernetes(Deployment()),
        Good.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """)).Because("a workload without pod labels is probably a patch"),
    ];
}
