using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3014", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:workload_mounting_with_sensitive_os_directory",
    Related = "kics:non_kube_system_pod_with_host_mount")]
sealed class SensitiveHostPathPersistentVolume : Rule<KubernetesObject>
{
    public override string Title => "Persistent volume is a directory of the host system";

    public override string Message => "PersistentVolume '{0}' is {1} of its node; take a folder that holds nothing of the system";

    public override string Why => """
        Whoever may claim the volume gets what steers the node: its configuration, its devices, the state of its kubelet. No pod has to ask for a host directory then, so no admission check sees it.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind == "PersistentVolume" && item.Root.Text("spec", "hostPath", "path") is { IsKnown: true, Value: { } text } path && IsOfHost(text, report))
            report.At(path, item.Name, text);
    }

    /// <summary>What steers the node; with all rules on, any folder of its system.</summary>
    internal static bool IsOfHost(string path, Report report) =>
        HostPaths.IsSensitive(path) || (report.Settings.Mode >= Mode.All && HostPaths.IsOfSystem(path) && !HostPaths.IsHarmless(path));

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "PersistentVolume", "hostPath: { path: [|/etc|] }", name: "data")),
        Bad.Kubernetes(Manifest("v1", "PersistentVolume", "hostPath: { path: [|/var/log|] }", name: "data")).With("seaworthy_mode", "all"),
        Good.Kubernetes(Manifest("v1", "PersistentVolume", "hostPath: { path: /data/web }", name: "data")),
    ];
}
