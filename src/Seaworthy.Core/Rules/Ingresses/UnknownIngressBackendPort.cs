using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8205", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:ingress-targets-service")]
sealed class UnknownIngressBackendPort : Rule<KubernetesObject>
{
    public override string Title => "Unknown port of an Ingress backend";

    public override string Message => "Ingress '{0}' forwards to port '{1}', which Service '{2}' does not have; use one of its ports: {3}";

    public override string Why => """
        A backend refers to a port of the Service by number or name, not to a port of the container. If the Service has no such port, requests for
        that path are answered with an error.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/ingress/";

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var (service, port) in IngressBackends.Of(item))
        {
            if (port is null || ManifestNodes.TextOf(service) is not { } name || Only(item, name) is not { } target || !IngressBackends.LacksPort(target, port))
                continue;
            report.At(port, item.Name, port.Value, name, IngressBackends.Ports(target))
                .WithRelated(new Location(target.File.Source, target.NameSpan), "The Service");
        }
    }

    // With two Services of the name, in overlays or unknown namespaces, it is unclear which one is used.
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
