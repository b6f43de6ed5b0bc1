using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8254", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
sealed class WildcardIngressHost : Rule<KubernetesObject>
{
    public override string Title => "Wildcard host";

    public override string Message => "Ingress '{0}' accepts {1}; set host to the exact names that it serves";

    public override string Why => """
        A rule for every host receives requests for names that it was not written for: mistyped names, names of other teams, and names that an
        attacker has pointed at the cluster. It is acceptable for a service that serves one host per customer.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/ingress/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Ingress" || item.Spec() is not { } spec)
            return;
        foreach (var rule in spec.Maps("rules"))
        {
            if (rule.Scalar("host") is { } host)
            {
                if (ManifestNodes.TextOf(host) is { } text && text.StartsWith("*", System.StringComparison.Ordinal))
                    report.At(host, item.Name, "every host of '" + text + "'");
            }
            else if (rule.Get("host") is null && rule.Entries.Count > 0)
            {
                report.At(rule.Entries[0].KeySpan, item.Name, "every host name");
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Ingress("""
            tls: [{ hosts: [web.example.com], secretName: web-tls }]
            rules:
            - host: [|"*.example.com"|]
              http:
                paths:
                - path: /
                  pathType: Prefix
                  backend:
                    service:
                      name: web
                      port: { number: 80 }
            """)),
        Bad.Kubernetes(Ingress("""
            tls: [{ hosts: [web.example.com], secretName: web-tls }]
            rules:
            - [|http|]:
                paths:
                - path: /
                  pathType: Prefix
                  backend:
                    service:
                      name: web
                      port: { number: 80 }
            """)),
        Good.Kubernetes(Ingress()),
    ];
}
