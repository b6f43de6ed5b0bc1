using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8204", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:dangling-ingress kube-score:ingress-targets-service kubescape:C-0298")]
sealed class UnknownIngressBackend : Rule<KubernetesObject>
{
    public override string Title => "Ingress sends to a Service that does not exist";

    public override string Message => "Ingress '{0}' sends to Service '{1}', which is not among these manifests";

    public override string Why => """
        The controller accepts an Ingress whose backend is missing and answers with an error page, 503 or 404, for that path.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read; in mode All, a workload of any namespace or another Service. A Service found anywhere in the workspace counts, and a namespace
        that is not written is not taken for `default`.
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
            .Because("an Ingress alone is part of something that is put together elsewhere"),
        Good.Kubernetes(Ingress("defaultBackend: { service: { name: ssl-redirect, port: { name: use-annotation } } }"), Pod())
            .Because("it names an action of the load balancer, which stands in an annotation"),
    ];
}
