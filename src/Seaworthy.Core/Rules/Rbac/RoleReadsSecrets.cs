using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8304", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0041 trivy:KSV-0113 kics:rbac_roles_with_read_secrets_permissions cis-kubernetes:5.1.2")]
public sealed class RoleReadsSecrets : RoleRule
{
    public override string Title => "Role reads Secrets";

    public override string Message => "{0} '{1}' may {2} {3}";

    public override string Why => """
        Secrets hold the passwords of everything else, and the tokens of other service accounts. Whoever may `list` or `watch` them reads all of them.
        """;

    public override string? Differences => """
        A rule that names the Secrets that it is for gives no more than it needs, and is not reported. One that changes Secrets and does not read them has a rule of its own.
        """;

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "secrets", "get list watch") with { TakesAnyResource = false },
    ];

    internal override bool Excuses(AccessRule rule) => HasNames(rule);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("core", "[|secrets|]", "get list"), "helper")),
        Good.Kubernetes(Role(Allow("core", "configmaps", "get"), "helper")),
        Good.Kubernetes("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: helper
            rules:
            - apiGroups: [""]
              resources: [secrets]
              verbs: [get]
              resourceNames: [web-tls]
            """).Because("it is limited to one of them"),
    ];
}
