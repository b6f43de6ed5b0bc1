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

    public override string Title => "Audit policy leaves out what matters";

    public override string Message => "The audit policy says nothing about {0}; add a rule, or a last one for everything";

    public override string Why => """
        Access to secrets, changes of pods and deployments, and commands and ports that are opened into pods are what an investigation asks for first.
        """;

    public override string? Differences => """
        KICS wants a rule for each resource by name, with a level of its own choice. Here a rule without resources covers all, as it does in Kubernetes.
        """;

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
                // A group without names means all that is in it.
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

    // pods/* is all that is under pods.
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
