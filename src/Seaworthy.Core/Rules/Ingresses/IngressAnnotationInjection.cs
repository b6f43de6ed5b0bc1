using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8259", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KCV-0093")]
sealed class IngressAnnotationInjection : Rule<KubernetesObject>
{
    public override string Title => "Injected nginx configuration in an annotation";

    public override string Message => "Ingress '{0}' can inject nginx configuration through {1}; remove {2}";

    public override string Why => """
        Old releases of ingress-nginx copy these annotations into the nginx configuration without validation. With a line break or a brace, an
        attacker who can create an Ingress adds directives and runs code in the controller, which can read all Secrets (CVE-2025-24514, CVE-2025-1097,
        CVE-2025-1098).
        """;

    public override string Sources => """
        https://github.com/kubernetes/kubernetes/issues/131006
        https://github.com/kubernetes/kubernetes/issues/131007
        https://github.com/kubernetes/kubernetes/issues/131008
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Ingress" || item.Node.Map("metadata", "annotations") is not { } annotations)
            return;
        foreach (var entry in annotations.Entries)
        {
            if (entry.KeyText is not { } key || !key.StartsWith(Prefix, System.StringComparison.Ordinal) || entry.Value.Resolve() is not YamlScalar value
                || ManifestNodes.TextOf(value) is not { } text)
                continue;
            if (key.Substring(Prefix.Length) is "auth-url" or "auth-tls-match-cn" or "mirror-target" or "mirror-host" && Suspicious(text) is { } found)
                report.At(value, item.Name, key, found);
        }
    }

    const string Prefix = "nginx.ingress.kubernetes.io/";

    static string? Suspicious(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c == '(')
                depth++;
            else if (c == ')')
                depth--;
            else if (c is '\n' or '\r')
                return "the line break";
            else if (c is '{' or '}' or '`' or '"' || (c is '|' or ';' && depth <= 0))
                return "'" + c + "'";
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Ingress("rules: [{ host: web.example.com }]", metadata: """
            annotations:
              nginx.ingress.kubernetes.io/auth-url: [|"http://auth.example.com/#;\\nlua_code"|]
            """)),
        Bad.Kubernetes(Ingress("rules: [{ host: web.example.com }]", metadata: """
            annotations: { nginx.ingress.kubernetes.io/mirror-target: [|http://example.com/a|b|] }
            """)),
        Good.Kubernetes(Ingress("rules: [{ host: web.example.com }]", metadata: """
            annotations:
              nginx.ingress.kubernetes.io/auth-url: "https://$host/oauth2/auth?rd=$escaped_request_uri"
            """)),
        Good.Kubernetes(
            Ingress("rules: [{ host: web.example.com }]", metadata: "annotations: { nginx.ingress.kubernetes.io/auth-tls-match-cn: CN=(a|b) }"))
            .Because("the value is a regular expression"),
    ];
}
