namespace Seaworthy.Rules.Rbac;

[Rule("SEA8374", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV_K8S_49 kics:permissive_access_to_create_pods")]
sealed class InvalidRoleWildcard : Rule<KubernetesObject>
{
    public override string Title => "Role uses an invalid wildcard";

    public override string Message => "'{2}' in {0} '{1}' is not a valid RBAC wildcard and matches nothing; replace it with full names";

    public override string Why =>
        "RBAC supports the wildcard only as a whole word, for everything, or before a slash, as in `*/scale`. In any other position it is an " +
        "ordinary character, so the role grants less than it seems to. Do not replace it with `*`, which grants everything.";

    public override string Sources => "https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-v1/";

    public override string? Differences => "KICS reports such words only in rules that create pods, and treats them as patterns.";

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
