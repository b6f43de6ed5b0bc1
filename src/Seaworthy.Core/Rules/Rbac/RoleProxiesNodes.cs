using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8315", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0047 cis-kubernetes:5.1.10")]
public sealed class RoleProxiesNodes : RoleRule
{
    public override string Title => "Role speaks to the kubelets";

    public override string Message => "{0} '{1}' may {2} {3}, and so run commands in all pods of all nodes, past admission and audit";

    public override string Why => """
        The proxy leads to the API of the kubelet, which runs commands in any container of the node. Neither admission nor the audit log of the cluster sees it, and `get` is enough.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "nodes/proxy", "get create") with { TakesAnyResource = false },
    ];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [[|nodes/proxy|]]
              verbs: [get]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [nodes, nodes/metrics]
              verbs: [get]
            """),
    ];
}
