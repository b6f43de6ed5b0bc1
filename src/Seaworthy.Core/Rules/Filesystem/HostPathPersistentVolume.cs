using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3012", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Related = "kics:non_kube_system_pod_with_host_mount")]
sealed class HostPathPersistentVolume : Rule<KubernetesObject>
{
    public override string Title => "Persistent volume is a host directory";

    public override string Message => "PersistentVolume '{0}' is a folder of one node; take one of a storage driver";

    public override string Why => """
        A folder of a node is on no other node, and is shared with all that runs there. Kubernetes means it for trials on a single node; the type local at least ties pods to the node that has the data.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind == "PersistentVolume" && item.Root.Child("spec", "hostPath") is not null)
        {
            var path = item.Root.Text("spec", "hostPath", "path");
            if (path is { IsKnown: true, Value: { } text } && SensitiveHostPathPersistentVolume.IsOfHost(text, report))
                return;
            report.At(path is { Written: Written.Value, IsKnown: true } ? path.Location : new Location(item.File.Source, item.NameSpan), item.Name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "PersistentVolume", "hostPath: { path: [|/data/web|] }", name: "data")),
        Good.Kubernetes(Manifest("v1", "PersistentVolume", "csi: { driver: disk.acme.test, volumeHandle: d1 }", name: "data")),
    ];
}
