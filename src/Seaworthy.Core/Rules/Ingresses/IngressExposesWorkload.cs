using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8255", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:ingress_controller_exposes_workload")]
sealed class IngressExposesWorkload : Rule<KubernetesObject>
{
    public override string Title => "Service exposed by an Ingress";

    public override string Message => "Ingress '{0}' exposes Service '{1}' outside the cluster; check that this is intended";

    public override string Why => """
        An Ingress makes a Service reachable from outside the cluster, so every vulnerability of the workload can be attacked from there. The rule
        lists the exposed Services for a review; it reports no fault.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/ingress/";

    public override string? Differences => """
        Exposing a Service is the purpose of an Ingress, so the rule is off unless it is enabled. Both the port of the Service and its targetPort
        match, while KICS compares only the targetPort; the class can be set in the annotation or in the field.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Root.Text("metadata", "annotations", "kubernetes.io/ingress.class").IsUnset && item.Root.Text("spec", "ingressClassName").IsUnset)
            return;
        foreach (var (service, port) in IngressBackends.Of(item))
        {
            if (ManifestNodes.TextOf(service) is { } name && item.Unit.Find("Service", name, item.Namespace) is { } target
                && (port is null || !IngressBackends.LacksPort(target, port) || IsTarget(target, port)))
                report.At(service, item.Name, name).WithRelated(new Location(target.File.Source, target.NameSpan), "The exposed Service");
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
