using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8319", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
public sealed class RoleCreatesVolumes : RoleRule
{
    public override string Title => "Role makes volumes of the host";

    public override string Message => "{0} '{1}' may {2} {3}, and so mount any folder of any node";

    public override string Why => """
        A PersistentVolume may be a folder of the node. Whoever makes one gets around all that forbids pods to mount the host.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "persistentvolumes", "create") with { TakesAnyResource = false },
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
              resources: [[|persistentvolumes|]]
              verbs: [create]
            """),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [persistentvolumeclaims]
              verbs: [create]
            """),
    ];
}
