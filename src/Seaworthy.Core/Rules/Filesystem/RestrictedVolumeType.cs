using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3010", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0028 pss:restrictedVolumes")]
sealed class RestrictedVolumeType : Rule<Pod>
{
    public override string Title => "Volume type is restricted";

    public override string Message => "Volume '{1}' of '{0}' is of the type {2}, which the restricted profile of Kubernetes refuses; claim a persistent volume";

    public override string Why => """
        Such a volume names a storage system and often its credentials in the pod itself, where whoever may write pods may mount anything of it. A claim leaves that to those who run the cluster.
        """;

    public override string? Differences => """
        A hostPath volume has rules of its own. Volumes of images are allowed, as Kubernetes has it.
        """;

    static readonly HashSet<string> s_restricted =
    [
        "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd", "flexVolume", "cinder", "cephfs", "flocker", "fc",
            "azureFile", "vsphereVolume",
        "quobyte", "azureDisk", "portworxVolume", "photonPersistentDisk", "scaleIO", "storageos",
    ];

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod)
            return;
        foreach (var volume in pod.Items("volumes"))
        {
            foreach (var entry in volume.Node.Entries)
            {
                if (entry.KeyText is { } type && s_restricted.Contains(type) && entry.Value.Resolve() is not (null or YamlScalar { IsNull: true }))
                    report.At(new Location(entry.Key.Source, entry.KeySpan), workload.Name, volume.Text("name").Value ?? "", type);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("volumes: [{ name: data, [|nfs|]: { server: 10.0.0.4, path: /data } }]")),
        Good.Kubernetes(PodSpec("volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]")),
        Good.Kubernetes(PodSpec("volumes: [{ name: data, emptyDir: {} }]")),
    ];
}
