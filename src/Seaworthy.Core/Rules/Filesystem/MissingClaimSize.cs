using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA8023", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kubesec:VolumeClaimRequestsStorage",
    Related = "kics:statefulset_requests_storage")]
sealed class MissingClaimSize : Rule<KubernetesObject>
{
    public override string Title => "Volume claim without a size";

    public override string Message => "The claim '{0}' does not say how much it needs; set {1}";

    public override string Why => """
        Kubernetes refuses a claim that asks for no storage, and the pods that wait for it never start.
        """;

    public override string? Differences => """
        KICS reports a claim that says how much storage it needs; Kubernetes demands it. Who wants to know which StatefulSets ask for storage switches on the rule for that.
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
