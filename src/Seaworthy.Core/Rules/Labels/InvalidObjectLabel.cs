using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

[Rule("SEA8007", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:label-values kics:metadata_label_is_invalid")]
sealed class InvalidObjectLabel : Rule<KubernetesObject>
{
    public override string Title => "Invalid label";

    public override string Message => "'{0}' is not a valid label {1}; use {2}";

    public override string Why => """
        The API server rejects an object with such a label. Keys and values have at most 63 characters: letters, digits, dashes, underscores and dots,
        with a letter or digit at both ends. A key can have a DNS prefix and a slash before it.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/";

    const string Form = "at most 63 letters and digits, with '-', '_' and '.' only between them";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.IsBuiltIn)
            return;
        Check(item.Root.Child("metadata", "labels"), report);
        foreach (var workload in item.Workloads)
        {
            if (workload.Template!.Node != item.Node)
                Check(workload.Template.Child("metadata", "labels"), report);
        }
        Check(item.Root.Child("spec", "selector", "matchLabels"), report);
    }

    static void Check(ManifestNode? labels, Report report)
    {
        if (labels is null)
            return;
        foreach (var entry in labels.Node.Entries)
        {
            if (entry.KeyText is not { } key || key == "<<")
                continue;
            if (!KubernetesNames.IsLabelKey(key) && !IsFilledIn(key))
                report.At(entry.Key, key, "key", Form + ", after an optional domain and slash");
            if (labels.Text(key) is { Written: Written.Value } value && !KubernetesNames.IsLabelValue(value.Value!))
                report.At(value, value.Value!, "value", Form);
        }
    }

    static bool IsFilledIn(string key) => key.IndexOf('$') >= 0 || key.IndexOf('{') >= 0 || key.IndexOf('<') >= 0;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ConfigMap", metadata: """labels: { owner: [|"Shop Team"|], [|-team|]: shop }""")),
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            selector: { matchLabels: { app: web } }
            template:
              metadata:
                labels:
                  app: web
                  url: [|https://example.com/|]
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """)),
        Good.Kubernetes(Manifest("v1", "ConfigMap", metadata: """
            labels:
              app.kubernetes.io/name: shop
              empty: ""
              version: v1.4.2
              branch: ${BRANCH}/x
            """)),
    ];
}
