using System.Collections.Generic;
using Seaworthy.Binding.Kubernetes;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Exposure;

[Rule("SEA8255", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:ingress_controller_exposes_workload")]
public sealed class IngressExposesWorkload : Rule<KubernetesObject>
{
    public override string Title => "Ingress makes a workload public";

    public override string Message => "Ingress '{0}' makes Service '{1}' of these manifests public";

    public override string Why => """
        What an Ingress serves can be reached from outside the cluster. This is an inventory of what is, for a review of what should be.
        """;

    public override string? Differences => """
        Being public is what an Ingress is for, so the rule is switched on by name alone. It does not ask whether the number of the Ingress's port happens to be the target port of the Service.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var (service, _) in Joins.IngressBackends.Of(item))
        {
            if (ManifestNodes.TextOf(service) is { } name && item.Unit.Find("Service", name, item.Namespace) is { } target)
                report.At(service, item.Name, name).WithRelated(new Place(target.File.Source, target.NameSpan), "the Service");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: networking.k8s.io/v1beta1
            kind: Ingress
            metadata:
              name: web
              annotations:
                kubernetes.io/ingress.class: nginx
            spec:
              rules:
              - host: web.example.com
                http:
                  paths:
                  - path: /
                    backend:
                      serviceName: [|web|]
                      servicePort: 8080
            """)
            .Beside("service.yaml", """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              type: ClusterIP
              selector: { app: web }
              ports:
              - port: 80
                targetPort: 8080
            """),
        Good.Kubernetes("""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web
            spec:
              tls:
              - hosts: [web.example.com]
                secretName: web-tls
              rules:
              - host: web.example.com
                http:
                  paths:
                  - path: /
                    pathType: Prefix
                    backend:
                      service:
                        name: web
                        port: { number: 80 }
            """),
    ];
}
