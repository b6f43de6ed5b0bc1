using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2015", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:missing_app_armor_config trivy:KSV-0002 pss:appArmorProfile kubesec:ApparmorUnconfined cis-docker:5.2")]
sealed class ApparmorDisabled : Rule<Container>
{
    public override string Title => "AppArmor disabled";

    public override string Message => "Container '{0}' runs without an AppArmor profile; {1}";

    public override string Why => """
        On hosts with AppArmor the default profile prevents a container from mounting filesystems and from writing to the parts of /proc and /sys that control
        the kernel. Unconfined removes this protection, which makes a container escape easier. Acceptable for tools that mount filesystems, with a profile
        written for them where possible.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tutorials/security/apparmor/
        https://docs.docker.com/engine/security/apparmor/
        """;

    public override void Check(Container container, Report report)
    {
        var appArmor = container.AppArmor;
        if (appArmor.IsExplicitly("Unconfined") ? container.Dialect == Dialect.Kubernetes || !container.IsWindows : container.Dialect == Dialect.Kubernetes
            && appArmor.Written == Written.Invalid)
        {
            var finding = report.At(appArmor, container.Name, PodSecurity.ProfileAdvice(container, appArmor, "apparmor:unconfined"));
            if (PodSecurity.IsAnnotation(appArmor))
                finding.WithFix("Use the default profile of the runtime", f => f.Set(appArmor, "runtime/default"), Safety.Review);
            else if (container.Dialect == Dialect.Kubernetes)
                finding.WithFix("Use the default profile of the runtime", f => f.Set(appArmor, "RuntimeDefault"), Safety.Review);
            else
                finding.WithFix("Use the default profile of the runtime", f => f.Remove(appArmor), Safety.Review);
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
        Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("the value of a variable without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { appArmorProfile: { type: RuntimeDefault } }")),
    ];
}
