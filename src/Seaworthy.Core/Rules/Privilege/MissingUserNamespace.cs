using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule("SEA2060", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubesec:HostUsers")]
sealed class MissingUserNamespace : Rule<Pod>
{
    public override string Title => "No user namespace";

    public override string Message => "{0} '{1}' runs in the user namespace of its node; set {2} to false";

    public override string Why => """
        With a user namespace, root in the pod is an unprivileged user on the node, which stops most container escapes. It requires Kubernetes 1.33, where the
        feature is enabled by default, and a runtime and filesystems that support ID-mapped mounts. Leave it unset where a volume of the pod does not support
        them.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/";

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod || !workload.File.Settings.KubernetesVersion.IsAtLeast(33) || PodSecurity.IsNamedWindows(workload)
            || workload.IsKnative || !MayHaveOwnUsers(pod))
            return;
        var setting = pod.BoolOr(true, "hostUsers");
        if (setting.EffectivelyNot(false))
        {
            report.At(setting, workload.Kind, workload.Name, setting.Spelling)
                .WithFix("Set hostUsers to false", f => f.Set(setting, false), Safety.Review);
        }
    }

    // Kubernetes rejects a user namespace for a pod that shares a namespace of its node.
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
            """, name: "agent")).Because("Kubernetes rejects hostUsers: false for a pod with hostPID"),
    ];
}
