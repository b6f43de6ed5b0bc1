using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2049", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:seccompProfile_baseline pss:seccompProfile_restricted checkov:CKV_K8S_31")]
sealed class OverriddenSeccompProfile : Rule<Pod>
{
    public override string Title => "Bad system call filter is overridden";

    public override string Message => "The pod of '{0}' asks for {1}, which none of its containers takes over; remove it";

    public override string Why => """
        The value decides for no container, since each has its own or none is named so. Kubernetes' admission check refuses the pod all the same, and the next container that is added gets it.
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
                .WithFix("Remove it", f => f.Remove(setting), Safety.Review);
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
        Good.Kubernetes(PodSpec("securityContext: { seccompProfile: { type: Unconfined } }")).Because("it is in effect, and has a rule of its own"),
    ];
}
