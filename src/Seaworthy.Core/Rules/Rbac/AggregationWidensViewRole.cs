using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8320", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class AggregationWidensViewRole : Rule<KubernetesObject>
{
    public override string Title => "Aggregated ClusterRole extends view with dangerous permissions";

    public override string Message =>
        "ClusterRole '{0}' adds {2} on {3} to the role '{1}'; remove the label rbac.authorization.k8s.io/aggregate-to-view";

    public override string Why =>
        "The label adds the rules of this role to the built-in role `view`. Every subject with `view` then gets these permissions, in all " +
        "namespaces where it is bound, and the bindings do not show it. The role `view` excludes Secrets on purpose.";

    public override string Sources =>
        "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles " +
        "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles";

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
