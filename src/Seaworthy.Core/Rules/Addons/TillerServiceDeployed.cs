using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Addons;

[Rule("SEA2070", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_44 kics:tiller_is_deployed kics:tiller_service_is_not_deleted")]
sealed class TillerServiceDeployed : Rule<KubernetesObject>
{
    public override string Title => "Tiller has a Service";

    public override string Message => "Service '{0}' opens Tiller to the cluster, which asks nobody who they are; delete it";

    public override string Why => """
        Through Tiller, the server of Helm 2, anybody who reaches it can change all of the cluster. Its client needs no Service.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "Service")
            return;
        var root = item.Root;
        if (item.Name.StartsWith("tiller", System.StringComparison.Ordinal) || root.Text("metadata", "labels", "name").IsExplicitly("tiller")
            || root.Text("spec", "selector", "name").IsExplicitly("tiller"))
            report.At(item.NameSpan, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service("selector: { app: helm, name: tiller }", name: "[|tiller-deploy|]")),
        Good.Kubernetes(Service("selector: { app: web }")),
    ];
}
