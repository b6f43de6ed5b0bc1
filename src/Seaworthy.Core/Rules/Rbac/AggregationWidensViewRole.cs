using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8320", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class AggregationWidensViewRole : Rule<KubernetesObject>
{
    public override string Title => "Role lets viewers do more than view";

    public override string Message => "ClusterRole '{0}' is added to the role '{1}', and lets all who have it {2} {3}";

    public override string Why =>
        "A label adds the rules of this role to one of Kubernetes' own. Everybody who was given `view` may then do what it says, in every " +
        "namespace, and who gave it never hears of that.";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsRole(item) || item.Kind != "ClusterRole" || item.Label("rbac.authorization.k8s.io/aggregate-to-view") != "true")
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            if (rule.Grants(s_rights) is { } grant)
                report.At(grant.Word, item.Name, "view", rule.Granted(s_rights[0]) is { Length: > 0 } verbs ? verbs : "use", grant.Resource);
        }
    }

    static readonly Right[] s_rights =
    [
        Right.Of("core", "secrets", "get list watch create update patch delete"),
        Right.Of("core", "pods/exec pods/attach", "create get"),
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              labels: { rbac.authorization.k8s.io/aggregate-to-view: "true" }
              name: helper
            rules:
            - apiGroups: [""]
              resources: [[|secrets|]]
              verbs: [get]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              labels: { rbac.authorization.k8s.io/aggregate-to-view: "true" }
              name: helper
            rules:
            - apiGroups: [""]
              resources: [pods]
              verbs: [get]
            """),
    ];
}
