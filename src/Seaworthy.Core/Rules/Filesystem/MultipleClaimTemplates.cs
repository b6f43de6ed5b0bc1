using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA8025", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:incorrect_volume_claim_access_mode_read_write_once")]
sealed class MultipleClaimTemplates : Rule<KubernetesObject>
{
    public override string Title => "Several volume claims per pod";

    public override string Message => "StatefulSet '{0}' claims several volumes for each pod; combine them into one volumeClaimTemplates entry";

    public override string Why => """
        Snapshots of several volumes are not taken at the same time, so a backup of the pod can be inconsistent and fail to restore. The rule is for teams
        that require a single volume for each pod; separate volumes for data and logs are acceptable elsewhere.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("StatefulSet"))
            return;
        var count = 0;
        foreach (var claim in item.Root.Items("spec", "volumeClaimTemplates"))
        {
            if (claim.List("spec", "accessModes") is { IsKnown: true } modes && modes.Has(static m => m == "ReadWriteOnce") && ++count == 2)
                report.At(claim.Text("metadata", "name"), item.Name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(StatefulSet("""
            serviceName: web
            volumeClaimTemplates:
            - metadata:
                name: data
              spec:
                accessModes: [ReadWriteOnce]
                resources: { requests: { storage: 1Gi } }
            - metadata:
                name: [|log|]
              spec:
                accessModes: [ReadWriteOnce]
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
