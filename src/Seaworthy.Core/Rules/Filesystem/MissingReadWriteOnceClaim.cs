using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA8022", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:incorrect_volume_claim_access_mode_read_write_once kubesec:VolumeClaimAccessModeReadWriteOnce")]
sealed class MissingReadWriteOnceClaim : Rule<KubernetesObject>
{
    public override string Title => "No ReadWriteOnce claim";

    public override string Message => "StatefulSet '{0}' has no volume claim with ReadWriteOnce; add it to accessModes";

    public override string Why => """
        Each pod of a StatefulSet gets its own volume, which only this pod writes. An access mode that allows writes from several nodes is slower and
        supported by fewer drivers, and two pods that write the same files by mistake can corrupt them. Acceptable for data that the pods share on purpose.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("StatefulSet"))
            return;
        ManifestNode? first = null;
        foreach (var claim in item.Root.Items("spec", "volumeClaimTemplates"))
        {
            var modes = claim.List("spec", "accessModes");
            if (!modes.IsKnown || modes.Has(static m => m is "ReadWriteOnce" or "ReadWriteOncePod"))
                return;
            first ??= claim;
        }
        if (first is not null)
            report.At(first.Text("metadata", "name") is { IsWritten: true } name ? name.Location : first.List("spec", "accessModes").Location, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(StatefulSet("""
            serviceName: web
            volumeClaimTemplates:
            - metadata:
                name: [|data|]
              spec:
                accessModes: [ReadWriteMany]
                resources: { requests: { storage: 1Gi } }
            """)),
        Good.Kubernetes(StatefulSet("""
            serviceName: web
            volumeClaimTemplates:
            - metadata:
                name: data
              spec:
                accessModes: [ReadWriteOnce]
                resources: { requests: { storage: 1Gi } }
            """)),
    ];
}
