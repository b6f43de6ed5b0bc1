using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8313", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0049 trivy:KSV-0115")]
public sealed class RoleManagesConfigMaps : RoleRule
{
    public override string Title => "Role changes ConfigMaps";

    public override string Message => "{0} '{1}' may {2} {3}, with which workloads, the cluster's DNS or the mapping of its users are set up";

    public override string Why => """
        In `kube-system`, ConfigMaps hold the configuration of the DNS (`coredns`) and the mapping of cloud identities to groups (`aws-auth`): whoever changes one redirects names or makes himself an administrator.
        """;

    public override string? Differences => """
        A rule that is limited to named ConfigMaps is reported for those of the cluster itself alone.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "configmaps", "create update patch delete deletecollection impersonate") with { TakesAnyResource = false },
    ];

    // Its own lock or state is what a controller writes.
    internal override bool Excuses(AccessRule rule) => HasNames(rule) && !AccessRule.Has(rule.Names, "aws-auth") && !AccessRule.Has(rule.Names, "coredns");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("core", "[|configmaps|]", "update"), "helper")),
        Bad.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [[|configmaps|]]
              verbs: [update]
              resourceNames: [aws-auth]
            """),
        Good.Kubernetes(Role(Allow("core", "configmaps", "get"), "helper")),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [configmaps]
              verbs: [update]
              resourceNames: [leader]
            """).Because("it is limited to one of its own"),
    ];
}
