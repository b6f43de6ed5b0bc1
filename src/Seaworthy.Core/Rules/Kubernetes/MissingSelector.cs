using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8026", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:mismatching-selector kube-linter:schema-validation")]
sealed class MissingSelector : Rule<Pod>
{
    public override string Title => "Workload without a selector";

    public override string Message => "{0} '{1}' does not say which pods are its own; set {2}";

    public override string Why => """
        Kubernetes refuses such a workload: by its selector it knows its pods again.
        """;

    public override string? Differences => """
        A workload that gives its pods no labels either is likely a patch for another one, and is reported in mode All alone.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Object: { IsPatch: false, ApiVersion: "apps/v1" } item, Template: { } template } || !ObjectKinds.IsController(item))
            return;
        // What has no labels for its pods is more likely a patch.
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
            finding.WithFix("Select by the pods' label", f => f.Set(item.Root.Text("spec", "selector", "matchLabels", key.Value),
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
            """)).Because("it looks like a patch"),
    ];
}
