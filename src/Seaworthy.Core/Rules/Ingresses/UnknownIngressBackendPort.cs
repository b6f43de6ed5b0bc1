using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8205", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:ingress-targets-service")]
sealed class UnknownIngressBackendPort : Rule<KubernetesObject>
{
    public override string Title => "Ingress sends to a port that the Service does not have";

    public override string Message => "Ingress '{0}' sends to port '{1}' of Service '{2}', which has {3}";

    public override string Why => """
        A backend names a port of the Service, by number or name, not one of the container behind it. Where the Service has no such port the path is answered with an error.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var (service, port) in IngressBackends.Of(item))
        {
            if (port is null || ManifestNodes.TextOf(service) is not { } name || Only(item, name) is not { } target || !IngressBackends.LacksPort(target, port))
                continue;
            report.At(port, item.Name, port.Value, name, IngressBackends.Ports(target))
                .WithRelated(new Location(target.File.Source, target.NameSpan), "the Service");
        }
    }

    // Two of the name, in overlays or namespaces not yet known, make it unclear which is meant.
    static KubernetesObject? Only(KubernetesObject item, string name)
    {
        KubernetesObject? only = null;
        foreach (var service in item.Unit.Named("Service", name))
        {
            if (!Namespaces.AreSame(service.Namespace, item.Namespace))
                continue;
            if (only is not null)
                return null;
            only = service;
        }
        return only;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Ingress("""
                rules:
                - http:
                    paths:
                    - path: /
                      pathType: Prefix
                      backend:
                        service:
                          name: web
                          port: { number: [|8080|] }
                """),
            Service("ports: [{ port: 80, targetPort: 8080 }]")),
        Bad.Kubernetes(Manifest("extensions/v1beta1", "Ingress", "backend: { serviceName: web, servicePort: [|http|] }"))
            .Beside("service.yaml", Service("ports: [{ port: 80, name: web }]")),
        Good.Kubernetes(
            Ingress("defaultBackend: { service: { name: web, port: { name: http } } }"),
            Service("ports: [{ port: 80, name: http }]")),
    ];
}
