namespace Seaworthy.Rules.Rbac;

[Rule("SEA8334", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:access-to-secrets kubescape:C-0015 kubescape:C-0186")]
public sealed class PeopleReadSecrets : BindingRule
{
    public override string Title => "Binding lets people read Secrets";

    public override string Message => "{0} '{1}' lets {4} {2} {3}";

    public override string Why => """
        Secrets are for pods. People who may read them see the passwords of everything, and nobody changes those when they leave.
        """;

    public override string? Differences => """
        A role that is limited to named Secrets gives no more than is needed, and is not reported.
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "secrets", "get list watch"),
    ];

    internal override bool Excuses(AccessRule rule) => RoleRule.HasNames(rule);

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
              resources: [secrets]
              verbs: [get, list]
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
