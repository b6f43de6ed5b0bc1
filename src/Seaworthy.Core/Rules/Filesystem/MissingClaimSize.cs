using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA8023", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kubesec:VolumeClaimRequestsStorage",
    Related = "kics:statefulset_requests_storage")]
sealed class MissingClaimSize : Rule<KubernetesObject>
{
    public override string Title => "No size in a volume claim";

    public override string Message => "Volume claim '{0}' requests no storage; set {1}";

    public override string Why => """
        The API server rejects a claim without a storage request, so the StatefulSet cannot create its pods and the service does not start.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims";

    public override string? Differences => """
        KICS reports a claim that requests storage; Kubernetes requires the request. A separate rule lists the StatefulSets that request storage.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("StatefulSet"))
            return;
        foreach (var claim in item.Root.Items("spec", "volumeClaimTemplates"))
        {
            var size = claim.Text("spec", "resources", "requests", "storage");
            if (size.IsUnset && claim.Presence("spec").IsWritten)
                report.At(claim.Text("metadata", "name").Location, claim.Text("metadata", "name").Value ?? "", size.Spelling);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(StatefulSet("""
            serviceName: web
            volumeClaimTemplates:
            - metadata:
                name: [|data|]
              spec:
                accessModes: [ReadWriteOnce]
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
