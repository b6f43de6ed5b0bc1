using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8211", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:dangling-servicemonitor")]
sealed class UnmatchedMonitorSelector : Rule<KubernetesObject>
{
    public override string Title => "Monitor selects nothing";

    public override string Message => "{0} '{1}' selects no {2} of these manifests because none has the labels {3}; check spec.selector";

    public override string Why => """
        A monitor that selects nothing collects no metrics. Dashboards stay empty and alerts never fire, so an outage is not noticed. The selector of
        a ServiceMonitor must match the labels of the Service, not those of its pods.
        """;

    public override string Sources => "https://github.com/prometheus-operator/prometheus-operator/blob/main/Documentation/platform/troubleshooting.md";

    public override string? Differences => """
        The rule reports only if the directory or kustomization also contains a workload and all of its files can be parsed; in mode All, a workload
        of any namespace or a Service is enough. Objects anywhere in the workspace count, and an object without a namespace is not assumed to be in
        `default`. The empty selector selects every Service of the namespace and is not reported.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind is not ("ServiceMonitor" or "PodMonitor") || item.Spec() is not { } spec
            || Selector.Of(spec.Get("selector")) is not { IsEmpty: false } selector)
            return;
        // A namespace selector can refer to namespaces of other files.
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
            Pod(metadata: "labels: { app: web }")).Because("the monitor selects Services of every namespace"),
    ];
}
