using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>
/// The family of rules about the permissions that a workload has through its service account. Message: 0 kind, 1 name, 2 the account, 3 and 4 kind and name of
/// the binding, then the arguments of the row.
/// </summary>
/// <param name="judge">The further arguments of the message for a binding at fault; null for others.</param>
sealed class WorkloadRightsRule(Func<RoleBinding, string[]?> judge) : FamilyRule<Pod>
{
    public override void Check(Pod workload, Report report)
    {
        var account = ServiceAccountRights.AccountOf(workload);
        if (workload.Object is not { } item || account.Length == 0 || !ServiceAccountRights.HasToken(workload, account))
            return;
        foreach (var binding in ServiceAccountRights.Bindings(item.Unit, account, item.Namespace))
        {
            if (judge(binding) is not { } more)
                continue;
            var location = workload.ServiceAccount.IsWritten ? workload.ServiceAccount.Location : new Location(workload.File.Source, workload.NameSpan);
            report.At(location, [workload.Kind, workload.Name, account, binding.Object.Kind, binding.Object.Name, .. more])
                .WithRelated(new Location(binding.Object.File.Source, binding.Object.NameSpan), "the binding that grants the permission");
            return;
        }
    }
}

/// <summary>Workloads whose service account can take over the cluster.</summary>
static class WorkloadRights
{
    [Rule("SEA8354", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "kubescape:C-0272 kubescape:C-0267")]
    public static WorkloadRightsRule ClusterAdminWorkload => new(static binding => IsAdministrator(binding) ? [] : null)
    {
        Title = "Workload runs with full access",
        Message = "{0} '{1}' runs as ServiceAccount '{2}' with full access ({3} '{4}'); set serviceAccountName to a restricted account",
        Why =
            "The token of an administrator is mounted into the containers. An attacker who gets into one of them controls the cluster, or the " +
            "namespace for a RoleBinding. Only cluster management tools that you trust completely need this.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(PodWith("[|web|]", Account("web", "", Bind("helper", Allow("*", "*", "*"))))),
            Bad.Kubernetes(PodWith("[|web|]", Account("web", "", BindInCluster("cluster-admin")))),
            Good.Kubernetes(PodWith("web", Account("web", "", Bind("helper", Allow("core", "pods", "get"))))),
            Good.Kubernetes(PodWith("web", Account("web", "\nautomountServiceAccountToken: false", Bind("helper", Allow("*", "*", "*")))))
                .Because("the account mounts no token"),
        ],
    };

    [Rule("SEA8358", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0267")]
    public static WorkloadRightsRule WorkloadCanTakeOverCluster => new(static binding =>
        !IsAdministrator(binding) && Takeover(binding) is { } grant ? [grant.Verbs, grant.Resource] : null)
    {
        Title = "Workload can take over the cluster",
        Message = "{0} '{1}' runs as ServiceAccount '{2}' with {5} on {6} ({3} '{4}'); remove this permission from 'rules' of the role",
        Why =
            "Reading Secrets, creating pods, running commands in pods, impersonation and granting roles each lead to the permissions of an " +
            "administrator. An attacker in one of the containers has the token for it. It is acceptable for operators that you trust with the " +
            "whole cluster.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(PodWith("[|web|]", Account("web", "", Bind("helper", Allow("core", "secrets", "list"))))),
            Good.Kubernetes(PodWith("web", Account("web", "", Bind("helper", Allow("core", "pods", "get"))))),
        ],
    };

    static readonly Right[] s_takeover =
    [
        Right.Of("core", "secrets", "get list watch"),
        Right.Of("core", "pods", "create update patch"),
        Right.Of("core", "pods/exec", "create"),
        Right.Of("core authentication.k8s.io", "users groups serviceaccounts", "impersonate"),
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind escalate"),
        Right.Of("core", "nodes/proxy serviceaccounts/token", "get create"),
    ];

    static bool IsAdministrator(RoleBinding binding) =>
        binding is { RoleName.Value: "cluster-admin", RoleKind: "ClusterRole" } || binding.Gives(static rule => rule.AllowsEverything);

    static Grant? Takeover(RoleBinding binding)
    {
        foreach (var rule in binding.Rules)
        {
            if (!rule.HasNames && rule.Grants(s_takeover) is { } grant)
                return grant;
        }
        return null;
    }

    static string PodWith(string account, string others) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels: { app: web }
        spec:
          serviceAccountName: {{account}}
          containers:
          - name: api
            image: acme/api:1.4.2
        ---
        {{others}}
        """;
}
