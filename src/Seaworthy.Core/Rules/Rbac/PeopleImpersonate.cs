namespace Seaworthy.Rules.Rbac;

[Rule("SEA8340", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0065 kubescape:C-0191 cis-kubernetes:5.1.8")]
public sealed class PeopleImpersonate : BindingRule
{
    public override string Title => "Binding lets people act as others";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so do all that they may";

    public override string Why => """
        Whoever may impersonate is an administrator if he wants to, and the audit log names somebody else.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core authentication.k8s.io", "users groups serviceaccounts uids", "impersonate"),
    ];

    internal override bool IsAbout(BindingSubject subject) => !IsMachine(subject);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: [|helper|]
            subjects:
            - kind: User
              name: jane
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [users]
              verbs: [impersonate]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: helper
            subjects:
            - kind: User
              name: jane
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
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: helper
            subjects:
            - kind: User
              name: jane
            """).Because("what the role lets do stands in another file"),
    ];
}
