using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3012", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Related = "kics:non_kube_system_pod_with_host_mount")]
sealed class HostPathPersistentVolume : Rule<KubernetesObject>
{
    public override string Title => "Persistent volume of type hostPath";

    public override string Message => "PersistentVolume '{0}' uses hostPath, which exists on one node only; use a 'csi' or 'local' volume";

    public override string Why => """
        A directory of a node is not available on other nodes, so a pod that moves starts with an empty or different directory, and other processes of the
        node can change the data. Kubernetes supports hostPath volumes for single-node tests only; the type local binds pods to the node that has the data.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes
        https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
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
