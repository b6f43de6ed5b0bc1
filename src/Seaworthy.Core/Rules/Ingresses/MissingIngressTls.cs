using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8253", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:tlsSettingsMissing kubescape:C-0263 sonar:S5332")]
sealed class MissingIngressTls : Rule<KubernetesObject>
{
    public override string Title => "Ingress has no TLS";

    public override string Message => "Ingress '{0}' has no TLS section; what it serves can be read and changed on the way";

    public override string Why => """
        Without a certificate the controller serves plain HTTP. Passwords, cookies and answers can be read and changed by everybody on the way.
        """;

    public override string? Differences => """
        Controllers of clouds take their certificate from an annotation, and no TLS section is asked of an Ingress that names one.
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

    // Controllers of the clouds, and tunnels, take the certificate from an annotation.
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
            """)).Because("the load balancer of the cloud holds the certificate"),
    ];
}
