using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule("SEA2060", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubesec:HostUsers")]
sealed class MissingUserNamespace : Rule<Pod>
{
    public override string Title => "Pod shares the users of its node";

    public override string Message => "{0} '{1}' shares the user ids of its node; set {2} to false";

    public override string Why => """
        With a user namespace of its own, root in the pod is nobody on the node, and most ways out of a container end there. It wants Kubernetes 1.33, where it is on by default, and volumes that can be mapped.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod || !workload.File.Settings.KubernetesVersion.IsAtLeast(33) || PodSecurity.IsNamedWindows(workload)
            || workload.IsKnative || !MayHaveOwnUsers(pod))
            return;
        var setting = pod.BoolOr(true, "hostUsers");
        if (setting.EffectivelyNot(false))
        {
            report.At(setting, workload.Kind, workload.Name, setting.Spelling)
                .WithFix("Give the pod users of its own", f => f.Set(setting, false), Safety.Review);
        }
    }

    // Kubernetes refuses users of its own to a pod that shares a namespace of its node.
    static bool MayHaveOwnUsers(ManifestNode pod) =>
        pod.BoolOr(false, "hostPID").IsEffectively(false) && pod.BoolOr(false, "hostIPC").IsEffectively(false) && pod.BoolOr(false, "hostNetwork")
            .IsEffectively(false);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("hostUsers: [|true|]")).Fixed(PodSpec("hostUsers: false")),
        Good.Kubernetes(PodSpec("hostUsers: false")),
        Good.Kubernetes(Pod()).With("seaworthy_kubernetes_version", "1.32"),
        Good.Kubernetes(Manifest("v1", "Pod", """
            hostPID: true
            containers: [{ name: agent, image: acme/agent:1.4.2 }]
            """, name: "agent")).Because("Kubernetes refuses hostUsers: false where the pod shares the processes of its node"),
    ];
}
