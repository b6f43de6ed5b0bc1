using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8204", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:dangling-ingress kube-score:ingress-targets-service kubescape:C-0298")]
sealed class UnknownIngressBackend : Rule<KubernetesObject>
{
    public override string Title => "Unknown Ingress backend";

    public override string Message => "Ingress '{0}' forwards to Service '{1}', which is not among these manifests; add it or check the name";

    public override string Why => """
        The controller accepts an Ingress whose backend does not exist and answers requests for that path with an error, usually 503 or 404, so the
        outage is noticed only by its users.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/ingress/";

    public override string? Differences => """
        The rule reports only if the directory or kustomization also contains a workload and all of its files can be parsed; in mode All, a workload
        of any namespace or another Service is enough. A Service anywhere in the workspace counts, and an object without a namespace is not assumed to
        be in `default`.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var (service, _) in IngressBackends.Of(item))
        {
            if (ManifestNodes.TextOf(service) is { } name && item.Unit.Lacks("Service", name, item.Namespace, report.Settings.Mode >= Mode.All))
                report.At(service, item.Name, name);
        }
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
                          name: [|wep|]
                          port: { number: 80 }
                """),
            Service(),
            Pod(metadata: "labels: { app: web }")),
        Good.Kubernetes(Ingress("defaultBackend: { service: { name: web, port: { number: 80 } } }"))
            .Beside("service.yaml", Service("ports: [{ port: 80 }]"), Pod()),
        Good.Kubernetes(Ingress("defaultBackend: { service: { name: web, port: { number: 80 } } }"))
            .Because("without any workload, the Service is defined elsewhere"),
        Good.Kubernetes(Ingress("defaultBackend: { service: { name: ssl-redirect, port: { name: use-annotation } } }"), Pod())
            .Because("the name refers to an action of the load balancer in an annotation"),
    ];
}
