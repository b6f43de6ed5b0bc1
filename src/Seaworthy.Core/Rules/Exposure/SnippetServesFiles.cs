using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Exposure;

[Rule("SEA8262", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_154")]
public sealed class SnippetServesFiles : Rule<KubernetesObject>
{
    public override string Title => "Snippet serves files of the controller";

    public override string Message => "Annotation '{1}' of Ingress '{0}' serves files of the controller, its token among them";

    public override string Why => """
        With `alias` or `root` in a snippet, a path of the Ingress shows any file of the container of the controller, such as its service account token (CVE-2021-25742).
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Ingress" || item.Node.Map("metadata", "annotations") is not { } annotations)
            return;
        foreach (var entry in annotations.Entries)
        {
            if (entry.KeyText is { } key && key.EndsWith("-snippet", System.StringComparison.Ordinal) && entry.Value.Resolve() is YamlScalar text && text.Value.IndexOf("alias", System.StringComparison.Ordinal) >= 0)
                report.At(entry.KeySpan, item.Name, key);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Ingress("rules: [{ host: web.example.com }]", metadata: """
            annotations:
              [|nginx.ingress.kubernetes.io/server-snippet|]: |
                location /x { alias /var/run/secrets/; }
            """)),
        Good.Kubernetes(Ingress("rules: [{ host: web.example.com }]", metadata: """
            annotations:
              nginx.ingress.kubernetes.io/server-snippet: |
                add_header X-Frame-Options DENY;
            """)),
    ];
}
