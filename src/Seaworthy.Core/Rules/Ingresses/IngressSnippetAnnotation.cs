using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8256", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_153")]
sealed class IngressSnippetAnnotation : Rule<KubernetesObject>
{
    public override string Title => "Ingress writes into the configuration of the controller";

    public override string Message => "Ingress '{0}' puts text into the configuration of nginx through {1}; whoever may write it reads every Secret that " +
        "the controller may";

    public override string Why => """
        A snippet is pasted into the configuration of the controller as it stands. With `lua` or `alias` in it, whoever may write an Ingress takes the token of the controller, which may read the Secrets of all namespaces
        (CVE-2021-25742). The controller refuses snippets today unless somebody has allowed them.
        """;

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
            report.At(entry.KeySpan, item.Name, key).WithFix("Remove the snippet", f => f.Remove(setting), Safety.Review);
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
