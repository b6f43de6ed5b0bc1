namespace Seaworthy.Rules.Rbac;

[Rule("SEA8342", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0191 cis-kubernetes:5.1.8")]
public sealed class PeopleGiveRoles : BindingRule
{
    public override string Title => "Binding lets people give roles away";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so give anybody any right";

    public override string Why => """
        Whoever may bind or escalate roles makes himself an administrator.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("rbac.authorization.k8s.io", "rolebindings clusterrolebindings roles clusterroles", "bind escalate"),
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
            - apiGroups: [rbac.authorization.k8s.io]
              resources: [clusterroles]
              verbs: [bind]
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
