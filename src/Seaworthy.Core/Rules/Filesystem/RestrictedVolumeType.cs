using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3010", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0028 pss:restrictedVolumes")]
sealed class RestrictedVolumeType : Rule<Pod>
{
    public override string Title => "Restricted volume type";

    public override string Message => "Volume '{1}' of '{0}' has type {2}, which the restricted profile forbids; use a persistentVolumeClaim";

    public override string Why => """
        Such a volume contains the address of a storage system, and often its credentials, in the pod itself, so anyone who can create pods can mount any of
        its volumes. With a claim, the administrators of the cluster decide what can be mounted.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted";

    public override string? Differences => """
        A hostPath volume has separate rules. Image volumes are allowed, as in the Pod Security Standards.
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
