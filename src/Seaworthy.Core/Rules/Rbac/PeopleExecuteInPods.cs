namespace Seaworthy.Rules.Rbac;

[Rule("SEA8337", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach kubescape:C-0002")]
public sealed class PeopleExecuteInPods : BindingRule
{
    public override string Title => "Binding lets people run commands in pods";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so run commands in any container";

    public override string Why => """
        A shell in a container has its Secrets, its token and its connections. What is done in it stands in no manifest.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "pods/exec pods/attach", "create get"),
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
              resources: [pods/exec]
              verbs: [create]
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
