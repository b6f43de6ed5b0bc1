using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

[Rule("SEA2043", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:unsafe-sysctls trivy:KSV-0026 kics:cluster_allows_unsafe_sysctls kubescape:C-0211 pss:sysctls")]
sealed class UnsafeSysctl : Rule<Pod>
{
    public override string Title => "Unsafe kernel parameter is set";

    public override string Message => "The pod of '{0}' sets {1}, which is not safe for its neighbours; leave it to the node";

    public override string Why => """
        A kernel parameter is safe when it holds for one pod alone and cannot starve another. A pod that sets another one is refused by a node that does not allow it, and a danger to all others
        on a node that does.
        """;

    public override string? Differences => """
        The list of safe ones is that of the Kubernetes release for which the manifest is. Lists of beginnings of names, as some peers have, take in some that have become safe.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod)
            return;
        foreach (var item in pod.Items("securityContext", "sysctls"))
        {
            var name = item.Text("name");
            if (name is { Written: Written.Value, IsKnown: true, Value: { } text } && !Sysctls.IsSafe(text, report.Settings.KubernetesVersion))
                report.At(name, workload.Name, text);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("securityContext: { sysctls: [{ name: [|kernel.msgmax|], value: '1' }] }")),
        Bad.Kubernetes(PodSpec("securityContext: { sysctls: [{ name: [|net.ipv4.tcp_rmem|], value: '1' }] }"))
            .With("seaworthy_kubernetes_version", "1.31"),
        Good.Kubernetes(PodSpec("securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: '1' }] }"))
            .Because("it is safe since Kubernetes 1.32"),
        Good.Kubernetes(PodSpec("""securityContext: { sysctls: [{ name: "${NAME}", value: '1' }] }""")).Because("a placeholder is unknown"),
    ];
}
