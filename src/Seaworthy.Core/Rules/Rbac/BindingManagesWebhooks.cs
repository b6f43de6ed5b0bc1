using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8346", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0281 cis-kubernetes:5.1.12")]
public sealed class BindingManagesWebhooks : BindingRule
{
    public override string Title => "Binding lets change admission webhooks";

    public override string Message => "{0} '{1}' lets {4} {2} {3}, and so read and change everything that is sent to the API server";

    public override string Why => """
        A webhook sees every object that is created, Secrets included, and may change it.
        """;

    public override string? Differences => """
        The role must stand among the manifests, in the same folder or kustomization; what it lets do is then known, and reported at the binding that gives it away. Bindings of Kubernetes' own
        components are left alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("admissionregistration.k8s.io", "mutatingwebhookconfigurations validatingwebhookconfigurations", "create update patch delete"),
    ];

    internal override bool Excuses(AccessRule rule) => RoleRule.HasNames(rule);

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
            - kind: ServiceAccount
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: helper
            rules:
            - apiGroups: [admissionregistration.k8s.io]
              resources: [mutatingwebhookconfigurations]
              verbs: [update]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: helper
            subjects:
            - kind: ServiceAccount
              name: web
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [pods]
              verbs: [get]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: helper
            subjects:
            - kind: ServiceAccount
              name: web
            """).Because("what the role lets do stands in another file"),
    ];
}
