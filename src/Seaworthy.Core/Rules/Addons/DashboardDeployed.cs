using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Addons;

[Rule("SEA2068", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_33 kics:dashboard_is_enabled",
    Related = "kubescape:C-0014")]
sealed class DashboardDeployed : Rule<Pod>
{
    public override string Title => "Kubernetes Dashboard";

    public override string Message => "{0} '{1}' runs the Kubernetes Dashboard, which can expose control of the cluster; remove it";

    public override string Why => """
        The service account of the Dashboard often has broad permissions, and clusters were taken over through a Dashboard that was exposed without
        authentication. A client on the workstation, such as kubectl, uses the permissions of its user instead.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/";

    public override string? Differences => """
        kubescape reports other subjects with the permissions of the Dashboard, which a separate rule checks.
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
