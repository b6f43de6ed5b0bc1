using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA8201", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:dangling-service kube-score:service-targets-pod")]
sealed class MissingServiceSelector : Rule<KubernetesObject>
{
    public override string Title => "Service without selector or endpoints";

    public override string Message => "Service '{0}' has no selector, and these manifests contain no endpoints for it; set spec.selector";

    public override string Why => """
        Without a selector, a Service has endpoints only from an Endpoints object of the same name, or from an EndpointSlice with the label
        kubernetes.io/service-name. Without endpoints, every connection to it fails. Acceptable if a controller creates the endpoints.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
        https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
        """;

    public override string? Differences => """
        A Service whose endpoints are in the same manifests is not reported, and an ExternalName Service needs none. A Service in a directory
        without any workload is not judged.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "Service", ApiVersion: "v1" } || item.Spec() is not { } spec || spec.Text("type") == "ExternalName"
            || spec.Find("externalName") is not null)
            return;
        if (spec.Get("selector") is { } selector && Selector.OfLabels(selector)?.IsEmpty != true)
            return;
        var unit = item.Unit;
        if (!unit.Lacks("Endpoints", item.Name, item.Namespace, report.Settings.Mode >= Mode.All) || HasSlice(item))
            return;
        report.At(item.NameSpan, item.Name);
    }

    static bool HasSlice(KubernetesObject item)
    {
        foreach (var slice in item.Unit.NearAnywhere("EndpointSlice", item.Namespace) ?? [])
        {
            if (slice.Label("kubernetes.io/service-name") is not { } name || name == item.Name)
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service("ports: [{ port: 80 }]", name: "[|web|]"), Pod()),
        Good.Kubernetes(
            Service("ports: [{ port: 5432 }]", name: "db"),
            Manifest("v1", "Endpoints", name: "db", fields: """
                subsets:
                - addresses:
                  - ip: 10.1.2.3
                """),
            Pod()).Because("its endpoints are in the same manifests"),
        Good.Kubernetes(
            Service("""
                type: ExternalName
                externalName: db.example.com
                """, name: "db"),
            Pod()),
    ];
}
