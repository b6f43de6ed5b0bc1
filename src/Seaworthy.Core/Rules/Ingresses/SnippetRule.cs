using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

/// <summary>The family of rules about dangerous directives in a snippet of an Ingress. Message: 0 name, 1 the annotation.</summary>
/// <param name="word">The text of the directive.</param>
/// <param name="line">A line with it, for the examples.</param>
sealed class SnippetRule(string word, string line) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Ingress" || item.Node.Map("metadata", "annotations") is not { } annotations)
            return;
        foreach (var entry in annotations.Entries)
        {
            if (entry.KeyText is { } key && key.EndsWith("-snippet", StringComparison.Ordinal) && entry.Value.Resolve() is YamlScalar text &&
                text.Value.IndexOf(word, StringComparison.Ordinal) >= 0)
                report.At(entry.KeySpan, item.Name, key);
        }
    }

    private protected override IEnumerable<Example> OwnExamples =>
    [
        Bad.Kubernetes(Snippet("[|nginx.ingress.kubernetes.io/server-snippet|]", line)),
        Good.Kubernetes(Snippet("nginx.ingress.kubernetes.io/server-snippet", "add_header X-Frame-Options DENY;")),
    ];

    static string Snippet(string annotation, string line) =>
        Ingress("rules: [{ host: web.example.com }]", metadata: $"annotations:\n  {annotation}: |\n    {line}");

    [Rule("SEA8261", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV_K8S_152")]
    public static SnippetRule IngressSnippetRunsLua => new("lua_", """content_by_lua_block { ngx.say("x") }""")
    {
        Title = "Lua code in a snippet",
        Message = "Ingress '{0}' runs Lua code through {1}; remove the Lua directives",
        Why =
            "Lua code in a snippet runs with the permissions of the controller. It can read the service account token of the controller, and " +
            "with it the Secrets of all namespaces (CVE-2021-25742).",
        Sources = "https://github.com/kubernetes/kubernetes/issues/126811",
    };

    [Rule("SEA8262", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV_K8S_154")]
    public static SnippetRule IngressSnippetServesFiles => new("alias", "location /x { alias /var/run/secrets/; }")
    {
        Title = "Snippet serves files of the controller",
        Message = "Ingress '{0}' serves controller files through {1}; remove the alias directive",
        Why =
            "With `alias` in a snippet, a path of the Ingress serves any file of the controller's container, such as its service account " +
            "token, which can read the Secrets of all namespaces (CVE-2021-25742).",
        Sources = "https://github.com/kubernetes/kubernetes/issues/126811",
    };
}
