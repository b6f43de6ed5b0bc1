namespace Seaworthy.Rules.Rbac;

[Rule("SEA8360", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0014")]
sealed class DashboardRightsShared : Rule<KubernetesObject>
{
    public override string Title => "Kubernetes dashboard role or account used elsewhere";

    public override string Message => "{0} '{1}' {2}; use a dedicated {3}";

    public override string Why =>
        "The dashboard often has broad permissions, because it shows and changes the cluster for its users. A workload that runs as its service " +
        "account, or a subject that gets its role, has the same permissions, and the audit log shows the dashboard.";

    public override string Sources => "https://github.com/kubernetes/dashboard/blob/master/docs/user/access-control/README.md";

    public override string? Differences => "Another rule reports that the dashboard is deployed.";

    const string Dashboard = "kubernetes-dashboard";

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var workload in item.Workloads)
        {
            if (workload.ServiceAccount.IsExplicitly(Dashboard) && !item.Name.StartsWith(Dashboard, StringComparison.Ordinal))
                report.At(workload.ServiceAccount, item.Kind, item.Name, "runs as ServiceAccount '" + Dashboard + "'", "ServiceAccount");
        }
        if (RoleBinding.Of(item) is not { RoleName.Value: Dashboard } binding)
            return;
        foreach (var subject in binding.Subjects)
        {
            if (subject.Name.Value != Dashboard)
                report.At(subject.Name, item.Kind, item.Name, "grants " + subject.Kind + " '" + subject.Name.Value + "' the role '" + Dashboard + "'", "role");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels: { app: web }
              template:
                metadata:
                  labels: { app: web }
                spec:
                  serviceAccountName: [|kubernetes-dashboard|]
                  containers: [{ name: api, image: acme/api:1.4.2 }]
            """),
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: helpers
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: kubernetes-dashboard
            subjects:
            - kind: User
              name: [|jane|]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: kubernetes-dashboard
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: kubernetes-dashboard
            subjects:
            - kind: ServiceAccount
              name: kubernetes-dashboard
              namespace: kubernetes-dashboard
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: kubernetes-dashboard
              namespace: kubernetes-dashboard
            spec:
              serviceAccountName: kubernetes-dashboard
              containers: [{ name: dashboard, image: acme/dashboard:1.4.2 }]
            """),
    ];
}
