using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8211", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:dangling-servicemonitor")]
sealed class UnmatchedMonitorSelector : Rule<KubernetesObject>
{
    public override string Title => "Monitor selects nothing";

    public override string Message => "{0} '{1}' selects no {2} of these manifests; none has the labels {3}";

    public override string Why => """
        A monitor that selects nothing collects nothing. Dashboards stay empty and alerts silent, which looks like health.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read; in mode All, a workload of any namespace or a Service. What is found anywhere in the workspace
        counts, and a namespace that is not written is not taken for `default`. The empty selector selects every Service of the namespace, so it is right.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind is not ("ServiceMonitor" or "PodMonitor") || item.Spec() is not { } spec
            || Selector.Of(spec.Get("selector")) is not { IsEmpty: false } selector)
            return;
        // A namespace selector lets it look where other files apply.
        var nameSpace = item.Namespace;
        if (spec.Map("namespaceSelector") is { } elsewhere && !IsOnlyOne(elsewhere, ref nameSpace))
            return;
        var isStrict = report.Settings.Mode >= Mode.All;
        if (item.Kind == "PodMonitor" ? item.Unit.SelectsNothing(selector, nameSpace, isStrict) : item.Unit.IsClosed(nameSpace, "Service", isStrict)
            && !FindsService(item, selector, nameSpace))
            report.At(selector.Node, item.Kind, item.Name, item.Kind == "PodMonitor" ? "pod" : "Service", selector.Describe());
    }

    static bool IsOnlyOne(YamlMapping selector, ref string? nameSpace)
    {
        if (selector.Text("any") is not (null or "false") || selector.Find("any") is not null && selector.Text("any") is null)
            return false;
        if (selector.Get("matchNames") is not YamlSequence { Items.Count: > 0 } names)
            return true;
        if (names.Items.Count > 1 || ManifestNodes.TextOf(names.Items[0].Resolve()) is not { } only)
            return false;
        nameSpace = only;
        return true;
    }

    static bool FindsService(KubernetesObject item, Selector selector, string? nameSpace)
    {
        if (item.Unit.NearAnywhere("Service", nameSpace) is not { } services)
            return true;
        foreach (var service in services)
        {
            if (selector.Matches(service.Node.Map("metadata", "labels"), isPod: false) != false)
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("monitoring.coreos.com/v1", "ServiceMonitor", """
                selector:
                  [|matchLabels: { app: wep }|]
                endpoints:
                - port: metrics
                """),
            Service(metadata: "labels: { app: web }"),
            Pod(metadata: "labels: { app: web }")),
        Good.Kubernetes(
            Manifest("monitoring.coreos.com/v1", "ServiceMonitor", """
                selector: { matchLabels: { app: web } }
                endpoints: [{ port: metrics }]
                """),
            Service(metadata: "labels: { app: web }"),
            Pod(metadata: "labels: { app: web }")),
        Good.Kubernetes(
            Manifest("monitoring.coreos.com/v1", "ServiceMonitor", """
                selector: { matchLabels: { app: web } }
                namespaceSelector: { any: true }
                endpoints: [{ port: metrics }]
                """),
            Pod(metadata: "labels: { app: web }")).Because("it looks into every namespace"),
    ];
}
