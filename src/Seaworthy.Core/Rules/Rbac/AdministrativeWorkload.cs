namespace Seaworthy.Rules.Rbac;

[Rule("SEA8354", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0272 kubescape:C-0267")]
public sealed class AdministrativeWorkload : Rule<Workload>
{
    public override string Title => "Workload is an administrator";

    public override string Message => "{0} '{1}' runs as the service account '{2}', which {3} '{4}' lets do everything";

    public override string Why => """
        Whoever gets into one of its containers owns the cluster: the token of an administrator lies in the file system.
        """;

    public override void Check(Workload workload, Report report)
    {
        var account = AccountRights.AccountOf(workload);
        if (workload.Object is not { } item || account.Length == 0 || !AccountRights.HasToken(workload, account))
            return;
        foreach (var binding in AccountRights.Bindings(item.Unit, account, item.Namespace))
        {
            if (!IsAdministrator(binding))
                continue;
            var location = workload.ServiceAccount.IsWritten ? workload.ServiceAccount.Location : new Location(workload.File.Source, workload.NameSpan);
            report.At(location, workload.Kind, workload.Name, account, binding.Object.Kind, binding.Object.Name)
                .WithRelated(new Location(binding.Object.File.Source, binding.Object.NameSpan), "the binding");
            return;
        }
    }

    internal static bool IsAdministrator(RoleBinding binding)
    {
        if (binding.RoleName.Value == "cluster-admin" && binding.RoleKind == "ClusterRole")
            return true;
        foreach (var rule in binding.Rules)
        {
            if (AllPowerfulRole.IsEverything(rule))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              labels: { app: web }
            spec:
              serviceAccountName: [|web|]
              containers:
              - name: api
                image: acme/api:1.4.2
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: helper
            subjects:
            - kind: ServiceAccount
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: ["*"]
              resources: ["*"]
              verbs: ["*"]
            """),
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              labels: { app: web }
            spec:
              serviceAccountName: [|web|]
              containers:
              - name: api
                image: acme/api:1.4.2
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: cluster-admin
            subjects:
            - kind: ServiceAccount
              name: web
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              labels: { app: web }
            spec:
              serviceAccountName: web
              containers:
              - name: api
                image: acme/api:1.4.2
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: helper
            subjects:
            - kind: ServiceAccount
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [pods]
              verbs: [get]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              labels: { app: web }
            spec:
              serviceAccountName: web
              containers:
              - name: api
                image: acme/api:1.4.2
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: web
            automountServiceAccountToken: false
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: helper
            subjects:
            - kind: ServiceAccount
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: ["*"]
              resources: ["*"]
              verbs: ["*"]
            """).Because("the account hands out no token"),
    ];
}
