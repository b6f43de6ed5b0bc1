using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8253", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:tlsSettingsMissing kubescape:C-0263 sonar:S5332")]
sealed class MissingIngressTls : Rule<KubernetesObject>
{
    public override string Title => "Missing TLS section";

    public override string Message => "Ingress '{0}' has no TLS, so its traffic can be read and changed in transit; add spec.tls";

    public override string Why => """
        Without a certificate the controller serves plain HTTP. An attacker on the network can read passwords and session cookies and change
        responses. It is acceptable behind a load balancer that terminates TLS.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/ingress/";

    public override string? Differences => """
        Controllers of cloud providers read the certificate from an annotation, so an Ingress with such an annotation is not reported.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Ingress" || item.Spec() is not { } spec || HasTlsElsewhere(item))
            return;
        switch (spec.Find("tls")?.Value.Resolve())
        {
            case null or YamlScalar { IsNull: true } or YamlSequence { Items.Count: 0 }:
                report.At(item.NameSpan, item.Name);
                break;
        }
    }

    // Controllers of cloud providers, and tunnels, read the certificate from an annotation.
    static bool HasTlsElsewhere(KubernetesObject item)
    {
        if (item.Node.Map("metadata", "annotations") is not { } annotations)
            return false;
        foreach (var entry in annotations.Entries)
        {
            if (entry.KeyText is not { } key || key == "<<")
                return true;
            if (key.IndexOf("certificate", System.StringComparison.Ordinal) >= 0 || key.IndexOf("managed-cert", System.StringComparison.Ordinal) >= 0
                || key.EndsWith("pre-shared-cert", System.StringComparison.Ordinal)
                || key.EndsWith("router.tls", System.StringComparison.Ordinal) || key.EndsWith("ssl-passthrough", System.StringComparison.Ordinal)
                    || key.EndsWith("ssl-cert", System.StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Ingress("""
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
            """, name: "[|web|]")),
        Good.Kubernetes(Ingress()),
        Good.Kubernetes(Ingress("""
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
            """, metadata: """
            annotations:
              alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:eu-central-1:123456789012:certificate/1
            """)).Because("the load balancer of the cloud provider has the certificate"),
    ];
}
