using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2050", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:runAsUser")]
sealed class OverriddenRootUser : Rule<Pod>
{
    public override string Title => "Overridden root user";

    public override string Message => "User {1} of the pod of '{0}' has no effect because every container overrides it; remove runAsUser";

    public override string Why => """
        Every container sets its own user, so the value of the pod has no effect today. Pod Security admission still rejects the pod because of it, and a
        container that is added later runs as root.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec.Integer("securityContext", "runAsUser") is { } setting && setting.IsExplicitly(0)
            && workload.File.Settings.KubernetesVersion.IsAtLeast(23) &&
            !PodSecurity.HasOwnUsers(workload) && !PodSecurity.IsInEffect(workload, setting, static c => c.User))
        {
            report.At(setting, workload.Name, "0")
                .WithFix("Remove runAsUser", f => f.Remove(setting), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { runAsUser: 1000 }", spec: "securityContext: { runAsUser: [|0|] }"))
            .Fixed(Pod("securityContext: { runAsUser: 1000 }")),
        Good.Kubernetes(PodSpec("securityContext: { runAsUser: 0 }")).Because("it is in effect, and a separate rule reports it"),
    ];
}
