using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

[Rule("SEA2043", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:unsafe-sysctls trivy:KSV-0026 kics:cluster_allows_unsafe_sysctls kubescape:C-0211 pss:sysctls")]
sealed class UnsafeSysctl : Rule<Pod>
{
    public override string Title => "Unsafe sysctl";

    public override string Message => "The pod of '{0}' sets {1}, which is not in the list of safe sysctls; {2}";

    public override string Why => """
        A sysctl is safe if it is namespaced and cannot affect other pods. A node rejects a pod with any other sysctl unless its kubelet allows it, and where
        it is allowed the pod can disturb every other pod of the node. Acceptable on dedicated nodes with `--allowed-unsafe-sysctls`.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/";

    public override string? Differences => """
        The list of safe sysctls is that of the Kubernetes release of the manifest. Some tools compare prefixes and report sysctls that are safe in newer
        releases. Admission compares the dotted name, so a name with slashes is never safe.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod)
            return;
        foreach (var item in pod.Items("securityContext", "sysctls"))
        {
            var name = item.Text("name");
            if (name is { Written: Written.Value, IsKnown: true, Value: { } text } && !Sysctls.IsSafe(text, report.Settings.KubernetesVersion))
                report.At(name, workload.Name, text, Advice(text, report.Settings.KubernetesVersion));
        }
    }

    // Admission compares the dotted name.
    static string Advice(string name, KubernetesVersion version) =>
        name.IndexOf('/') >= 0 && name.Replace('/', '.') is var dotted && Sysctls.IsSafe(dotted, version)
            ? "use the name '" + dotted + "'"
            : "remove it from securityContext.sysctls";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("securityContext: { sysctls: [{ name: [|kernel.msgmax|], value: '1' }] }")),
        Bad.Kubernetes(PodSpec("securityContext: { sysctls: [{ name: [|net.ipv4.tcp_rmem|], value: '1' }] }"))
            .With("seaworthy_kubernetes_version", "1.31"),
        Good.Kubernetes(PodSpec("securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: '1' }] }"))
            .Because("it is safe since Kubernetes 1.32"),
        Good.Kubernetes(PodSpec("""securityContext: { sysctls: [{ name: "${NAME}", value: '1' }] }""")).Because("the value of a placeholder is unknown"),
    ];
}
