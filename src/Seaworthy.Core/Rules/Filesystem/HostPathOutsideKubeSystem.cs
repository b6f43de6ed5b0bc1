using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3040", Category.Filesystem, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kics:non_kube_system_pod_with_host_mount")]
sealed class HostPathOutsideKubeSystem : Rule<KubernetesObject>
{
    public override string Title => "Host directory is mounted outside of kube-system";

    public override string Message => "{0} '{1}' does not lie in kube-system and has a directory of its node; use a volume of the cluster";

    public override string Why => """
        Agents of the cluster need the files of their nodes, and lie in kube-system. Elsewhere nothing should, so that one policy for all other namespaces can forbid it.
        """;

    public override string? Differences => """
        What such a directory gives away is told by rules that look at its path, in every namespace; this one is for teams that draw the line at kube-system.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Namespace == "kube-system" || item.Root.Text("metadata", "namespace").Written == Written.Unknown)
            return;
        if (item.Kind == "PersistentVolume")
            Check(item, item.Root.Text("spec", "hostPath", "path"), report);
        foreach (var workload in item.Workloads)
        {
            if (workload.Spec is not { } pod)
                continue;
            foreach (var volume in pod.Items("volumes"))
                Check(item, volume.Text("hostPath", "path"), report);
        }
    }

    static void Check(KubernetesObject item, Setting<string> path, Report report)
    {
        if (path is { Written: Written.Value, IsKnown: true })
            report.At(path, item.Kind, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("volumes: [{ name: data, hostPath: { path: [|/data/web|] } }]", metadata: "namespace: shop")),
        Bad.Kubernetes(Manifest("v1", "PersistentVolume", "hostPath: { path: [|/data/web|] }", name: "data")),
        Good.Kubernetes(
            PodSpec("volumes: [{ name: data, hostPath: { path: /data/web } }]", name: "agent", metadata: "namespace: kube-system")),
    ];
}
