using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA8024", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:statefulset_requests_storage")]
sealed class StatefulSetRequestsStorage : Rule<KubernetesObject>
{
    public override string Title => "StatefulSet requests storage";

    public override string Message => "StatefulSet '{0}' requests {1} of storage for each pod; check that it must store data in the cluster";

    public override string Why => """
        Data in the cluster needs backups, and is lost with the volume. The rule is an inventory of the storage that StatefulSets request, for teams that
        store no data in the cluster or review each exception.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("StatefulSet"))
            return;
        foreach (var claim in item.Root.Items("spec", "volumeClaimTemplates"))
        {
            if (claim.Text("spec", "resources", "requests", "storage") is { IsKnown: true } size)
                report.At(size, item.Name, size.Value!);
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
                resources: { requests: { storage: [|1Gi|] } }
            """)),
        Good.Kubernetes(StatefulSet()),
    ];
}
