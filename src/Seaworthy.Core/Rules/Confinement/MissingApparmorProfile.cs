using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2059", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:missing_app_armor_config kubesec:ApparmorAny",
    Related = "trivy:KSV-0002")]
[Not(Dialect.Compose, "the engine applies its default profile")]
sealed class MissingApparmorProfile : Rule<Container>
{
    public override string Title => "No AppArmor profile is named";

    public override string Message => "Container '{0}' names no AppArmor profile; set {1} to RuntimeDefault";

    public override string Why => """
        On nodes with AppArmor the engine's default profile holds anyway. Naming it says that the pod counts on it, and a node without it then refuses the pod.
        """;

    public override string? Differences => """
        One peer speaks only of a profile that is set and bad, as Kubernetes' baseline profile does; that has a rule of its own.
        The field counts; KICS knows the annotation of old alone.
        """;

    public override void Check(Container container, Report report)
    {
        var appArmor = container.AppArmor;
        if (container is { IsWindows: false } && appArmor.IsUnset)
        {
            report.At(appArmor, container.Name, appArmor.Spelling)
                .WithFix("Name the engine's default profile", f => f.Set(appArmor, "RuntimeDefault"), Safety.Review);
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
