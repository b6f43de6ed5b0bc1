namespace Seaworthy.Rules.Cluster;

[Rule("SEA8582", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0161 cis-kubernetes:3.2.2",
    Related = "kics:audit_policy_not_cover_key_security_concerns")]
sealed class IncompleteAuditPolicy : Rule<KubernetesObject>
{
    static readonly string[] s_resources =
    [
        "secrets", "tokenreviews", "configmaps", "pods", "deployments", "pods/exec", "pods/portforward", "pods/proxy", "services/proxy",
    ];

    public override string Title => "Audit policy does not cover security-relevant resources";

    public override string Message => "Audit policy does not log {0}; add a Metadata rule";

    public override string Why =>
        "After an intrusion the most important questions are who read Secrets, who changed pods and deployments, and who opened shells or ports " +
        "in pods. Without rules for these resources the audit log has no answer. A last rule of level Metadata without resources covers " +
        "everything.";

    public override string Sources => "https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/#audit-k8s-io-v1-Policy";

    public override string? Differences =>
        "KICS requires a rule for each resource by name, with a fixed level. Here a rule without resources covers everything, as in Kubernetes.";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Policy" || item.Group != "audit.k8s.io")
            return;
        var missing = new List<string>(s_resources);
        foreach (var rule in item.Root.Items("rules"))
        {
            if (rule.Text("level") is not { IsKnown: true, Value: not "None" })
                continue;
            if (rule.Value("resources") is null && rule.Value("nonResourceURLs") is null)
                return;
            foreach (var group in rule.Items("resources"))
            {
                // A group without names covers all of its resources.
                if (group.Value("resources") is not YamlSequence names)
                    return;
                foreach (var name in names.Items)
                {
                    if (name.Resolve() is YamlScalar { Value: var word })
                        missing.RemoveAll(resource => Matches(word, resource));
                }
            }
        }
        if (missing.Count > 0)
            report.At(item.NameSpan, string.Join(", ", missing));
    }

    // pods/* covers all subresources of pods.
    static bool Matches(string word, string resource) =>
        word == resource || word == "*" ||
        (word.EndsWith("/*", StringComparison.Ordinal) && resource.StartsWith(word.Substring(0, word.Length - 1), StringComparison.Ordinal));

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: audit.k8s.io/v1
            kind: [|Policy|]
            rules:
            - level: Metadata
              resources: [{ group: "", resources: [secrets, configmaps] }]
            """),
        Good.Kubernetes("""
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Request
              resources: [{ group: "", resources: [pods/exec] }]
            - level: Metadata
            """).Because("the last rule covers the rest"),
    ];
}
