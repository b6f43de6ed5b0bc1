using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8255", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:ingress_controller_exposes_workload")]
sealed class IngressExposesWorkload : Rule<KubernetesObject>
{
    public override string Title => "Ingress makes a workload public";

    public override string Message => "Ingress '{0}' makes Service '{1}' of these manifests public";

    public override string Why => """
        What an Ingress serves can be reached from outside the cluster. This is an inventory of what is, for a review of what should be.
        """;

    public override string? Differences => """
        Being public is what an Ingress is for, so the rule is switched on by name alone. The port may be the Service's own or its target, of which KICS knows the second alone, and the class may be
        named in the annotation or in the field.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Root.Text("metadata", "annotations", "kubernetes.io/ingress.class").IsUnset && item.Root.Text("spec", "ingressClassName").IsUnset)
            return;
        foreach (var (service, port) in IngressBackends.Of(item))
        {
            if (ManifestNodes.TextOf(service) is { } name && item.Unit.Find("Service", name, item.Namespace) is { } target
                && (port is null || !IngressBackends.LacksPort(target, port) || IsTarget(target, port)))
                report.At(service, item.Name, name).WithRelated(new Location(target.File.Source, target.NameSpan), "the Service");
        }
    }

    static bool IsTarget(KubernetesObject service, YamlScalar port)
    {
        foreach (var entry in service.Root.Items("spec", "ports"))
        {
            if (entry.Text("targetPort").IsExplicitly(port.Value))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("networking.k8s.io/v1beta1", "Ingress", """
            rules:
            - host: web.example.com
              http:
                paths:
                - path: /
                  backend:
                    serviceName: [|web|]
                    servicePort: 8080
            """, metadata: "annotations: { kubernetes.io/ingress.class: nginx }"))
            .Beside("service.yaml", Service("""
            type: ClusterIP
            selector: { app: web }
            ports: [{ port: 80, targetPort: 8080 }]
            """)),
        Good.Kubernetes(Ingress()),
    ];
}
