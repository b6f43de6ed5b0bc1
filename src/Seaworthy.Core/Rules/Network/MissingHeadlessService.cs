using Seaworthy.Model.Yaml;
using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA8223", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:statefulset-has-servicename kics:statefulset_without_service_name")]
sealed class MissingHeadlessService : Rule<KubernetesObject>
{
    public override string Title => "StatefulSet has no headless Service";

    public override string Message => "StatefulSet '{0}' {1}; its pods get no names in DNS";

    public override string Why => """
        The pods of a StatefulSet are reached by name through its governing Service, which must be headless (`clusterIP: None`) and select them. Without it `web-0.web` resolves to nothing, and
        clusters of databases do not find each other.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read. What is found anywhere in the workspace counts, and a namespace
        that is not written is not taken for `default`.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "StatefulSet", Workloads: [{ } workload] } || item.Spec() is not { } spec || !item.Unit.IsClosed(item.Namespace))
            return;
        if (spec.Scalar("serviceName") is { } written && ManifestNodes.TextOf(written) is { Length: > 0 } name)
            CheckNamed(item, workload, written, name, report);
    }

    static void CheckNamed(KubernetesObject item, Workload workload, YamlScalar location, string name, Report report)
    {
        if (item.Unit.Lacks("Service", name, item.Namespace))
        {
            report.At(location, item.Name, "names the Service '" + name + "', which is not among these manifests");
            return;
        }
        if (item.Unit.Named("Service", name) is not [{ } service] || !Namespaces.AreSame(service.Namespace, item.Namespace) || service.Spec() is not { } spec)
            return;
        var address = spec.Get("clusterIP");
        if (address is null ? spec.Text("type") != "ExternalName" : ManifestNodes.TextOf(address) is { } text && text != "None")
            report.At(location, item.Name, "names the Service '" + name + "', which is not headless")
                .WithRelated(new Location(service.File.Source, service.NameSpan), "the Service");
        else if (UnmatchedSelectorRule.OfService(service) is { IsEmpty: false } selector && selector.Matches(workload.Labels, isPod: true) == false)
            report.At(location, item.Name, "names the Service '" + name + "', which selects other pods")
                .WithRelated(new Location(service.File.Source, service.NameSpan), "the Service");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(StatefulSet("serviceName: [|web|]"), Service(metadata: "labels: { app: web }")),
        Bad.Kubernetes(
            StatefulSet("serviceName: [|wep|]"),
            Service("""
                clusterIP: None
                selector: { app: web }
                ports: [{ port: 80 }]
                """, metadata: "labels: { app: web }")),
        Good.Kubernetes(
            StatefulSet(),
            Service("""
                clusterIP: None
                selector: { app: web }
                ports: [{ port: 80 }]
                """, metadata: "labels: { app: web }")),
        Good.Kubernetes(StatefulSet())
            .Beside("service.yaml", Service("""
            clusterIP: None
            selector: { app: web }
            ports: [{ port: 80 }]
            """, metadata: "labels: { app: web }")),
    ];
}
