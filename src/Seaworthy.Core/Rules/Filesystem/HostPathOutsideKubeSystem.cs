using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3040", Category.Filesystem, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kics:non_kube_system_pod_with_host_mount")]
sealed class HostPathOutsideKubeSystem : Rule<KubernetesObject>
{
    public override string Title => "Volume of type hostPath outside kube-system";

    public override string Message => "{0} '{1}' uses a hostPath outside kube-system; replace hostPath with another volume type";

    public override string Why => """
        Agents of the cluster that need files of their node run in kube-system. If no other namespace uses hostPath, one admission policy can forbid it there
        and stop an attacker who can create pods from reading the node's files.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath";

    public override string? Differences => """
        Rules that check the path report sensitive directories in every namespace; this rule is for teams that allow hostPath in kube-system only.
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
