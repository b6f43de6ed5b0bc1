using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8010", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:mismatching-selector kube-score:deployment-pod-selector-labels-match-template-metadata-labels " +
        "kube-score:statefulset-pod-selector-labels-match-template-metadata-labels kubescape:C-0296")]
sealed class SelectorMismatch : Rule<Pod>
{
    public override string Title => "Selector does not match the pod template";

    public override string Message =>
        "The selector of {0} '{1}' does not match its pod template; set spec.selector.matchLabels to the template's labels";

    public override string Why => """
        The API server rejects a workload whose selector does not match the labels of its pod template, because the controller could not find the pods
        that it creates and would create more and more of them.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
        https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Object: { } item, Template: { } template } || !ObjectKinds.IsController(item)
            || item.Root.Child("spec", "selector") is not { } selector)
            return;
        // A replication controller's selector is the plain mapping.
        var wanted = item.Kind == "ReplicationController" ? selector : selector.Child("matchLabels");
        var labels = LabelSet.Of(template, "metadata", "labels");
        if (item.Root.Child("spec", "template") is null)
            return;
        var isReported = false;
        foreach (var entry in wanted?.Node.Entries ?? [])
        {
            if (entry.KeyText is not { } key || key == "<<" || wanted!.Text(key) is not { IsKnown: true } value)
                continue;
            if (!(labels.Labels.TryGetValue(key, out var label) ? label.IsKnown && label.Value != value.Value : labels.IsKnown))
                continue;
            isReported = true;
            report.At(value, item.Kind, item.Name, "the label " + key + ": " + value.Value)
                .WithFix("Add the label to the pod template", f => f.Set(template.Text("metadata", "labels", key), Text(wanted, key)), Safety.Review);
        }
        if (!isReported && selector.Value("matchExpressions") is { } expressions && Selector.Of(selector.Node)?.Matches(workload.Labels, isPod: false) == false)
            report.At(expressions, item.Kind, item.Name, "other labels");
    }

    static string Text(ManifestNode labels, string key) => labels.Value(key) is { } node ? node.Source.ToString(node.Span) : "";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            selector:
              matchLabels:
                app: [|web|]
            template:
              metadata:
                labels:
                  app: api
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """))
            .Fixed(Deployment()),
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            selector:
              matchLabels:
                app: [|web|]
            template:
              metadata:
                labels:
                  tier: front
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """))
            .Fixed(Manifest("apps/v1", "Deployment", """
            selector:
              matchLabels:
                app: web
            template:
              metadata:
                labels:
                  tier: front
                  app: web
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """)),
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            selector:
              matchExpressions:
              [|- { key: app, operator: In, values: [api] }|]
            template:
              metadata:
                labels:
                  app: web
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """)),
        Good.Kubernetes(Deployment()),
        Good.Kubernetes(Manifest("apps/v1", "Deployment", """
            selector: { matchLabels: { app: web } }
            template:
              metadata:
                labels:
                  app: ${APP}
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """)).Because("a label that is substituted later is unknown"),
    ];
}
