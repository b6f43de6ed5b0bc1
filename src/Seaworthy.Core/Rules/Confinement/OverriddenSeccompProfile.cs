using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2049", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:seccompProfile_baseline pss:seccompProfile_restricted checkov:CKV_K8S_31")]
sealed class OverriddenSeccompProfile : Rule<Pod>
{
    public override string Title => "Overridden seccomp profile";

    public override string Message => "Seccomp profile '{1}' of the pod of '{0}' has no effect because every container overrides it; remove '{1}'";

    public override string Why => """
        Every container sets its own profile, so the value of the pod has no effect today. Pod Security admission still rejects the pod because of it, and a
        container that is added later inherits it.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tutorials/security/seccomp/
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod || PodSecurity.IsSparedAsNamed(workload))
            return;
        var release = workload.File.Settings.KubernetesVersion;
        var setting = release.IsAtLeast(19) ? pod.Text("securityContext", "seccompProfile", "type")
            : workload.Template.Text("metadata", "annotations", "seccomp.security.alpha.kubernetes.io/pod");
        var isGood = release.IsAtLeast(19) ? PodSecurity.IsProfile(setting.Value) : setting.Value is "runtime/default" or "docker/default"
            || setting.Value?.StartsWith("localhost/", System.StringComparison.Ordinal) == true;
        if (setting is { Written: Written.Value, IsKnown: true, Value: { } value } && !isGood
            && !PodSecurity.IsInEffect(workload, setting, static c => c.Seccomp))
        {
            report.At(setting, workload.Name, value)
                .WithFix("Remove the profile", f => f.Remove(setting), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("""
            securityContext: { seccompProfile: { type: RuntimeDefault } }
            """, spec: """
            securityContext: { seccompProfile: { type: [|Unconfined|] } }
            """))
            .Fixed(Pod("securityContext: { seccompProfile: { type: RuntimeDefault } }")),
        Good.Kubernetes(PodSpec("securityContext: { seccompProfile: { type: Unconfined } }")).Because("it is in effect, and a separate rule reports it"),
    ];
}
