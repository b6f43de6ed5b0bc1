using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8254", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
sealed class WildcardIngressHost : Rule<KubernetesObject>
{
    public override string Title => "Ingress answers for every name";

    public override string Message => "Ingress '{0}' answers for {1}; write the host names that it is for";

    public override string Why => """
        A rule for every name takes the requests of names that nobody meant: mistyped hosts, hosts of other teams, and names that an attacker has pointed at the cluster.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Ingress" || item.Spec() is not { } spec)
            return;
        foreach (var rule in spec.Maps("rules"))
        {
            if (rule.Scalar("host") is { } host)
            {
                if (ManifestNodes.TextOf(host) is { } text && text.StartsWith("*", System.StringComparison.Ordinal))
                    report.At(host, item.Name, "all names like '" + text + "'");
            }
            else if (rule.Get("host") is null && rule.Entries.Count > 0)
            {
                report.At(rule.Entries[0].KeySpan, item.Name, "any name");
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
