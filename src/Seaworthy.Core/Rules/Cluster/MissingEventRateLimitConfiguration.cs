namespace Seaworthy.Rules.Cluster;

[Rule("SEA8581", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV_K8S_78")]
sealed class MissingEventRateLimitConfiguration : Rule<KubernetesObject>
{
    public override string Title => "Admission configuration without EventRateLimit";

    public override string Message => "The admission configuration does not limit the event rate; add the plugin {0}";

    public override string Why =>
        "A pod in a crash loop or an attacker can flood the API server and etcd with events until other requests fail. A small cluster with " +
        "trusted workloads can run without a limit.";

    public override string Sources => "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#eventratelimit";

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
