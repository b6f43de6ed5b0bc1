using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8256", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_153")]
sealed class IngressSnippetAnnotation : Rule<KubernetesObject>
{
    public override string Title => "Snippet annotation";

    public override string Message => "Ingress '{0}' injects nginx configuration through {1}; remove the annotation";

    public override string Why => """
        ingress-nginx copies a snippet unchanged into its configuration. With a directive such as `alias` or Lua code, a user who can create an
        Ingress reads the service account token of the controller, which can read the Secrets of all namespaces (CVE-2021-25742). Current releases
        reject snippets by default.
        """;

    public override string Sources => "https://github.com/kubernetes/kubernetes/issues/126811";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Ingress" || item.Node.Map("metadata", "annotations") is not { } annotations)
            return;
        foreach (var entry in annotations.Entries)
        {
            if (entry.KeyText is not { } key || !key.StartsWith("nginx.ingress.kubernetes.io/", System.StringComparison.Ordinal)
                || !key.EndsWith("-snippet", System.StringComparison.Ordinal))
                continue;
            var setting = item.Root.Text("metadata", "annotations", key);
            report.At(entry.KeySpan, item.Name, key).WithFix("Remove the annotation", f => f.Remove(setting), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Ingress(metadata: """
            annotations:
              [|nginx.ingress.kubernetes.io/server-snippet|]: |
                location /secret { return 200; }
            """))
            .Fixed(Ingress()),
        Good.Kubernetes(Ingress()),
        Good.Kubernetes(Ingress(metadata: "annotations: { nginx.ingress.kubernetes.io/proxy-body-size: 8m }")),
    ];
}
