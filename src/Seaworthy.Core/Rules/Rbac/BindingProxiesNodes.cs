using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8356", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0279 cis-kubernetes:5.1.10", Related = "checkov:CKV2_K8S_2")]
public sealed class BindingProxiesNodes : BindingRule
{
    public override string Title => "Binding lets people speak to the kubelets";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so run commands in all pods of all nodes";

    public override string Why => """
        The API of the kubelet runs commands in any container of the node, past admission and audit.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone. Service accounts and nodes, the only subjects that Checkov looks at, have a rule of their own.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "nodes/proxy", "get create"),
    ];

    internal override bool IsAbout(BindingSubject subject) => !IsMachine(subject);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: [|helper|]
            subjects:
            - kind: Group
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [nodes/proxy]
              verbs: [create]
            """),
        Good.Kubernetes(BindInCluster("helper", Allow("core", "nodes", "get"))),
        Good.Kubernetes(BindInCluster("helper")).Because("what the role lets do stands in another file"),
    ];
}
