namespace Seaworthy.Rules.Cluster;

[Rule("SEA8581", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV_K8S_78")]
sealed class MissingEventRateLimitConfiguration : Rule<KubernetesObject>
{
    public override string Title => "Configuration of admission does not limit events";

    public override string Message => "No limit of events is configured; add the plugin {0}";

    public override string Why => """
        A pod in a crash loop, or somebody who means harm, can drown the API server in events.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "AdmissionConfiguration")
            return;
        if (item.Root.Value("plugins") is YamlSequence plugins)
        {
            foreach (var plugin in plugins.Items)
            {
                if (plugin.Resolve() is not YamlMapping mapping || mapping.Find("name")?.Value.Resolve() is YamlScalar { Value: "EventRateLimit" })
                    return;
            }
        }
        report.At(item.NameSpan, "EventRateLimit");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: apiserver.config.k8s.io/v1
            kind: [|AdmissionConfiguration|]
            plugins:
            - name: PodSecurity
              path: pods.yaml
            """),
        Good.Kubernetes("""
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            - name: EventRateLimit
              path: events.yaml
            """),
    ];
}
