using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3014", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:workload_mounting_with_sensitive_os_directory",
    Related = "kics:non_kube_system_pod_with_host_mount")]
sealed class SensitiveHostPathPersistentVolume : Rule<KubernetesObject>
{
    public override string Title => "Persistent volume on a system directory";

    public override string Message => "PersistentVolume '{0}' exposes the system directory {1} of its node; use another path";

    public override string Why => """
        Anyone who can claim the volume gets access to the configuration, the devices or the kubelet state of the node, and can take it over. The pod itself
        contains no hostPath, so Pod Security admission does not see it.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
        https://kubernetes.io/docs/concepts/storage/persistent-volumes/
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind == "PersistentVolume" && item.Root.Text("spec", "hostPath", "path") is { IsKnown: true, Value: { } text } path && IsOfHost(text, report))
            report.At(path, item.Name, text);
    }

    /// <summary>A sensitive path; in mode All, any system directory.</summary>
    internal static bool IsOfHost(string path, Report report) =>
        HostPaths.IsSensitive(path) || (report.Settings.Mode >= Mode.All && HostPaths.IsOfSystem(path) && !HostPaths.IsHarmless(path));

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "PersistentVolume", "hostPath: { path: [|/etc|] }", name: "data")),
        Bad.Kubernetes(Manifest("v1", "PersistentVolume", "hostPath: { path: [|/var/log|] }", name: "data")).With("seaworthy_mode", "all"),
        Good.Kubernetes(Manifest("v1", "PersistentVolume", "hostPath: { path: /data/web }", name: "data")),
    ];
}
