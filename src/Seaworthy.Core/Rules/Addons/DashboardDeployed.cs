using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Addons;

[Rule("SEA2068", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_33 kics:dashboard_is_enabled",
    Related = "kubescape:C-0014")]
sealed class DashboardDeployed : Rule<Pod>
{
    public override string Title => "Kubernetes dashboard is deployed";

    public override string Message => "{0} '{1}' is the Kubernetes dashboard, which shows and changes the cluster for whoever reaches it; do without it";

    public override string Why => """
        The dashboard's account often may do everything, and its door has been left open more than once. A client on the developer's machine does the same with the developer's own rights.
        """;

    public override string? Differences => """
        kubescape asks who else has the dashboard's rights, for which there is a rule of its own.
        """;

    public override void Check(Pod workload, Report report)
    {
        foreach (var container in workload.Containers)
        {
            if (container is not { Dialect: Dialect.Kubernetes, Image: { Name: { } name } image } || !IsDashboard(name.Repository))
                continue;
            report.At(image.SpanOf(name.NameSpan), workload.Kind, workload.Name);
            return;
        }
        var label = workload.Template.Text("metadata", "labels", "k8s-app");
        if (label?.IsExplicitly("kubernetes-dashboard") != true)
            label = workload.Template.Text("metadata", "labels", "app");
        if (label?.IsExplicitly("kubernetes-dashboard") == true)
            report.At(label, workload.Kind, workload.Name);
    }

    static bool IsDashboard(string repository) =>
        repository.IndexOf("kubernetes-dashboard", StringComparison.Ordinal) >= 0 || repository.IndexOf("kubernetesui/", StringComparison.Ordinal) >= 0;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "d", image: "[|kubernetesui/dashboard|]:v2.7.0")),
        Bad.Kubernetes(Pod(metadata: "labels: { k8s-app: [|kubernetes-dashboard|] }")),
        Good.Kubernetes(Pod(name: "d", image: "grafana/dashboard:1.2.3")),
    ];
}
