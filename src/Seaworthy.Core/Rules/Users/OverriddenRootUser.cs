using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2050", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:runAsUser")]
sealed class OverriddenRootUser : Rule<Pod>
{
    public override string Title => "Root user is overridden";

    public override string Message => "The pod of '{0}' asks for the user {1}, which none of its containers takes over; remove it";

    public override string Why => """
        The value decides for no container, since each has its own or none is named so. Kubernetes' admission check refuses the pod all the same, and the next container that is added gets it.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec.Integer("securityContext", "runAsUser") is { } setting && setting.IsExplicitly(0)
            && workload.File.Settings.KubernetesVersion.IsAtLeast(23) &&
            !PodSecurity.HasOwnUsers(workload) && !PodSecurity.IsInEffect(workload, setting, static c => c.User))
        {
            report.At(setting, workload.Name, "0")
                .WithFix("Remove it", f => f.Remove(setting), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { runAsUser: 1000 }", spec: "securityContext: { runAsUser: [|0|] }"))
            .Fixed(Pod("securityContext: { runAsUser: 1000 }")),
        Good.Kubernetes(PodSpec("securityContext: { runAsUser: 0 }")).Because("it is in effect, and has a rule of its own"),
    ];
}
