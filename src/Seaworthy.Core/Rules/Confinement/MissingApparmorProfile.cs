using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2059", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:missing_app_armor_config kubesec:ApparmorAny",
    Related = "trivy:KSV-0002")]
[Not(Dialect.Compose, "the engine applies its default profile")]
sealed class MissingApparmorProfile : Rule<Container>
{
    public override string Title => "No AppArmor profile";

    public override string Message => "Container '{0}' has no AppArmor profile; set {1} to RuntimeDefault";

    public override string Why => """
        On nodes with AppArmor the runtime applies its default profile anyway. With the field set, a node without AppArmor rejects the pod instead of running
        it unconfined. Leave it unset for clusters with nodes that use SELinux instead.
        """;

    public override string Sources => "https://kubernetes.io/docs/tutorials/security/apparmor/";

    public override string? Differences => """
        Trivy reports only a profile that is set to an unsafe value, as the baseline profile of Kubernetes does; that has a separate rule. KICS checks only
        the deprecated annotation; here the field counts.
        """;

    public override void Check(Container container, Report report)
    {
        var appArmor = container.AppArmor;
        if (container is { IsWindows: false } && appArmor.IsUnset)
        {
            report.At(appArmor, container.Name, appArmor.Spelling)
                .WithFix("Set the profile to RuntimeDefault", f => f.Set(appArmor, "RuntimeDefault"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]"))
            .Fixed(Pod("""
            securityContext:
              appArmorProfile:
                type: RuntimeDefault
            """)),
        Good.Kubernetes(Pod("securityContext: { appArmorProfile: { type: Localhost, localhostProfile: acme } }")),
    ];
}
