namespace Seaworthy.Rules.Rbac;

[Rule("SEA8374", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV_K8S_49 kics:permissive_access_to_create_pods")]
sealed class InvalidRoleWildcard : Rule<KubernetesObject>
{
    public override string Title => "Role is written with patterns that Kubernetes does not know";

    public override string Message => "{0} '{1}' has the word '{2}', which is no pattern to Kubernetes and gives no right; write out what is meant";

    public override string Why =>
        "A star stands alone, for everything, or in front of a slash, as in */scale. In any other place it is a letter like others: the role gives " +
        "less than it says, and whoever mends that with a star of its\nown gives everything.";

    public override string? Differences => """
        KICS reports such words in the rules that create pods alone, as if they were patterns.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsRole(item))
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            Check(item, rule.Groups, report);
            Check(item, rule.Resources, report);
            Check(item, rule.Verbs, report);
        }
    }

    static void Check(KubernetesObject item, IReadOnlyList<YamlScalar> words, Report report)
    {
        foreach (var word in words)
        {
            var text = word.Value;
            var star = text.IndexOf('*');
            if (star >= 0 && text != "*" && !(star == 0 && text.Length > 2 && text[1] == '/' && text.IndexOf('*', 1) < 0))
                report.At(word, item.Kind, item.Name, text);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [[|"po*"|]]
              verbs: [create, [|"g*"|]]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: ["*"]
              resources: ["*/scale", pods]
              verbs: [create]
            """),
    ];
}
