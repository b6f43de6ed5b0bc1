using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2015", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:missing_app_armor_config trivy:KSV-0002 pss:appArmorProfile kubesec:ApparmorUnconfined cis-docker:5.2")]
sealed class ApparmorDisabled : Rule<Container>
{
    public override string Title => "AppArmor is switched off";

    public override string Message => "Container '{0}' runs without AppArmor; remove {1} or name a profile";

    public override string Why => """
        On hosts with AppArmor the default profile keeps a container from mounting file systems and from writing the parts of /proc and /sys that steer the host.
        Unconfined lifts that.
        """;

    public override void Check(Container container, Report report)
    {
        var appArmor = container.AppArmor;
        if (appArmor.IsExplicitly("Unconfined") ? container.Dialect == Dialect.Kubernetes || !container.IsWindows : container.Dialect == Dialect.Kubernetes
            && appArmor.Written == Written.Invalid)
        {
            var finding = report.At(appArmor, container.Name, appArmor.Spelling);
            if (appArmor.Spelling.StartsWith("metadata", System.StringComparison.Ordinal))
                finding.WithFix("Use the engine's default profile", f => f.Set(appArmor, "runtime/default"), Safety.Review);
            else if (container.Dialect == Dialect.Kubernetes)
                finding.WithFix("Use the engine's default profile", f => f.Set(appArmor, "RuntimeDefault"), Safety.Review);
            else
                finding.WithFix("Use the engine's default profile", f => f.Remove(appArmor), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            security_opt:
              - [|apparmor:unconfined|]
            """))
            .Fixed(ApiService()),
        Bad.Kubernetes(Pod("securityContext: { appArmorProfile: { type: [|Unconfined|] } }"))
            .Fixed(Pod("securityContext: { appArmorProfile: { type: RuntimeDefault } }")),
        Bad.Kubernetes(Pod(metadata: "annotations: { container.apparmor.security.beta.kubernetes.io/api: [|custom|] }"))
            .Fixed(Pod(metadata: "annotations: { container.apparmor.security.beta.kubernetes.io/api: runtime/default }")),
        Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { appArmorProfile: { type: RuntimeDefault } }")),
    ];
}
