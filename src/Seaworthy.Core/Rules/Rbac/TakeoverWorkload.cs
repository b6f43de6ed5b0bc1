namespace Seaworthy.Rules.Rbac;

[Rule("SEA8358", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0267")]
public sealed class TakeoverWorkload : Rule<Workload>
{
    public override string Title => "Workload may take the cluster over";

    public override string Message => "{0} '{1}' runs as the service account '{2}', which {3} '{4}' lets {5} {6}";

    public override string Why => """
        Reading Secrets, running commands in pods, creating pods, acting as others and giving roles away each lead to the rights of an administrator. Whoever gets into one of its containers has the token for it.
        """;

    public override void Check(Workload workload, Report report)
    {
        var account = AccountRights.AccountOf(workload);
        if (workload.Object is not { } item || account.Length == 0 || !AccountRights.HasToken(workload, account))
            return;
        foreach (var binding in AccountRights.Bindings(item.Unit, account, item.Namespace))
        {
            if (AdministrativeWorkload.IsAdministrator(binding) || Takeover(binding) is not { } takeover)
                continue;
            var location = workload.ServiceAccount.IsWritten ? workload.ServiceAccount.Location : new Location(workload.File.Source, workload.NameSpan);
            report.At(location, workload.Kind, workload.Name, account, binding.Object.Kind, binding.Object.Name, takeover.Verbs, takeover.Resource == "*" ? "all resources" : takeover.Resource)
                .WithRelated(new Location(binding.Object.File.Source, binding.Object.NameSpan), "the binding");
            return;
        }
    }

    static readonly Right[] s_rights =
    [
        Right.Of("core", "secrets", "get list watch"),
        Right.Of("core", "pods", "create update patch"),
        Right.Of("core", "pods/exec", "create"),
        Right.Of("core authentication.k8s.io", "users groups serviceaccounts", "impersonate"),
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind escalate"),
        Right.Of("core", "nodes/proxy serviceaccounts/token", "get create"),
    ];

    static (string Verbs, string Resource)? Takeover(RoleBinding binding)
    {
        foreach (var rule in binding.Rules)
        {
            foreach (var right in s_rights)
            {
                if (rule.Grants(right) is { } resource && !RoleRule.HasNames(rule))
                    return (rule.Granted(right), resource.Value);
            }
        }
        return null;
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
            - apiGroups: [""]
              resources: [secrets]
              verbs: [list]
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
    ];
}
