using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Addons;

[Rule("SEA2070", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_44 kics:tiller_is_deployed kics:tiller_service_is_not_deleted")]
sealed class TillerServiceDeployed : Rule<KubernetesObject>
{
    public override string Title => "Service for Tiller";

    public override string Message => "Service '{0}' exposes Tiller, which has no authentication, to the cluster; remove it";

    public override string Why => """
        Every pod that can reach Tiller, the server of Helm 2, can control the cluster through it. The Helm client connects through a port forward and
        does not need a Service.
        """;

    public override string Sources => "https://github.com/helm/helm/blob/0d12288e46fb21f57cf8974c8b9df0c80a4c529a/docs/securing_installation.md";

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
