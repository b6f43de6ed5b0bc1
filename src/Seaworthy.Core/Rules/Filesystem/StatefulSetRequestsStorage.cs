using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA8024", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:statefulset_requests_storage")]
sealed class StatefulSetRequestsStorage : Rule<KubernetesObject>
{
    public override string Title => "StatefulSet asks for storage";

    public override string Message => "StatefulSet '{0}' asks for {1} of storage for each of its pods";

    public override string Why => """
        A list of what is stored, for teams that keep no state in the cluster or want to look at each exception.
        """;

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
