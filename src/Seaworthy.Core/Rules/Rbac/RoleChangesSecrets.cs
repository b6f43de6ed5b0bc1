using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8370", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0041 trivy:KSV-0113")]
public sealed class RoleChangesSecrets : RoleRule
{
    public override string Title => "Role changes Secrets";

    public override string Message => "{0} '{1}' may {2} {3}";

    public override string Why => """
        Who writes a Secret says which password a program uses and whom it trusts, and one of the type service-account-token is filled with the token of the account that it names.
        """;

    public override string? Differences => """
        A rule that names the Secrets that it is for gives no more than it needs, and is not reported. One that reads Secrets too has a rule of its own.
        """;

    static readonly Right s_read = Right.Of("core", "secrets", "get list watch") with { TakesAnyResource = false };

    internal override Right[] Rights { get; } =
    [
        Right.Of("core", "secrets", "create update patch delete deletecollection impersonate") with { TakesAnyResource = false },
    ];

    internal override bool Excuses(AccessRule rule) => HasNames(rule) || rule.Grants(s_read) is not null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("core", "[|secrets|]", "create delete"), "helper")),
        Good.Kubernetes(Role(Allow("core", "configmaps", "create"), "helper")),
    ];
}
