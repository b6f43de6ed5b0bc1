using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Exposure;

[Rule("SEA8261", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_152")]
public sealed class SnippetRunsLua : Rule<KubernetesObject>
{
    public override string Title => "Snippet runs Lua";

    public override string Message => "Annotation '{1}' of Ingress '{0}' runs Lua in the controller, which may read the Secrets of all namespaces";

    public override string Why => """
        Lua in a snippet runs with the rights of the controller: it reads its token, and with it every Secret of the cluster (CVE-2021-25742).
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Ingress" || item.Node.Map("metadata", "annotations") is not { } annotations)
            return;
        foreach (var entry in annotations.Entries)
        {
            if (entry.KeyText is { } key && key.EndsWith("-snippet", System.StringComparison.Ordinal) && entry.Value.Resolve() is YamlScalar text && text.Value.IndexOf("lua_", System.StringComparison.Ordinal) >= 0)
                report.At(entry.KeySpan, item.Name, key);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Ingress("rules: [{ host: web.example.com }]", metadata: """
            annotations:
              [|nginx.ingress.kubernetes.io/server-snippet|]: |
                content_by_lua_block { ngx.say("x") }
            """)),
        Good.Kubernetes(Ingress("rules: [{ host: web.example.com }]", metadata: """
            annotations:
              nginx.ingress.kubernetes.io/server-snippet: |
                add_header X-Frame-Options DENY;
            """)),
    ];
}
