using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA8201", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:dangling-service kube-score:service-targets-pod")]
sealed class MissingServiceSelector : Rule<KubernetesObject>
{
    public override string Title => "Service has neither selector nor endpoints";

    public override string Message => "Service '{0}' selects no pods, and these manifests name no endpoints for it";

    public override string Why => """
        Without a selector nobody gives the Service its endpoints but an Endpoints or EndpointSlice object of the same name. Without one, every connection to it fails.
        """;

    public override string? Differences => """
        A Service whose endpoints stand beside it is right, and an ExternalName needs none. A Service in a folder without any workload is not judged.
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
            Pod()).Because("its endpoints stand beside it"),
        Good.Kubernetes(
            Service("""
                type: ExternalName
                externalName: db.example.com
                """, name: "db"),
            Pod()),
    ];
}
