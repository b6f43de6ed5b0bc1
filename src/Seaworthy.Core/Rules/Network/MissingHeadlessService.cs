using Seaworthy.Model.Yaml;
using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA8223", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:statefulset-has-servicename kics:statefulset_without_service_name")]
sealed class MissingHeadlessService : Rule<KubernetesObject>
{
    public override string Title => "StatefulSet without a headless Service";

    public override string Message => "The serviceName of StatefulSet '{0}' is '{1}', which {2}; {3}";

    public override string Why => """
        The pods of a StatefulSet are reached by name through the Service in serviceName, which must be headless (`clusterIP: None`) and select
        them. Without it, names such as `web-0.web` do not resolve, and the members of a database cluster do not find each other.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
        https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations
        """;

    public override string? Differences => """
        The directory or kustomization must also contain a workload, and all its files must be readable. An object anywhere in the workspace counts,
        and an object without a namespace is not assumed to be in `default`.
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
            report.At(location, item.Name, name, "is not in these manifests", "add a headless Service of that name");
            return;
        }
        if (item.Unit.Named("Service", name) is not [{ } service] || !Namespaces.AreSame(service.Namespace, item.Namespace) || service.Spec() is not { } spec)
            return;
        var address = spec.Get("clusterIP");
        if (address is null ? spec.Text("type") != "ExternalName" : ManifestNodes.TextOf(address) is { } text && text != "None")
            report.At(location, item.Name, name, "is not headless", "set clusterIP of the Service to None")
                .WithRelated(new Location(service.File.Source, service.NameSpan), "the Service");
        else if (UnmatchedSelectorRule.OfService(service) is { IsEmpty: false } selector && selector.Matches(workload.Labels, isPod: true) == false)
            report.At(location, item.Name, name, "selects other pods", "set its selector to the labels of the pods")
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
