using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Joins;

[Rule("SEA8200", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:dangling-service kube-score:service-targets-pod kics:service_does_not_target_pod kubescape:C-0293")]
public sealed class ServiceWithoutPods : Rule<KubernetesObject>
{
    public override string Title => "Service selects no pod";

    public override string Message => "Service '{0}' selects no pod of these manifests; none has the labels {1}";

    public override string Why => """
        A Service sends what it gets to the pods that carry all labels of its selector. With one label misspelt it has no endpoint, every connection to it fails, and nothing says
        why: the object is valid, and the pods are healthy.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload, all of its files can be read, and no pod anywhere in the workspace has the labels: a Service alone in a file
        is part of something that is put together elsewhere. In mode All a workload of another namespace is enough to judge it. Objects without a namespace get theirs when they are applied, and are not taken to lie in `default`.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (SelectorOf(item) is not { IsEmpty: false } selector || !item.Unit.SelectsNothing(selector, item.Namespace, report.Settings.Mode >= Mode.All))
            return;
        report.At(selector.Node, item.Name, selector.Describe());
    }

    /// <summary>The selector of a Service that sends to pods; null for what points elsewhere.</summary>
    internal static Selector? SelectorOf(KubernetesObject item) =>
        item is { Kind: "Service", ApiVersion: "v1" } && item.Spec() is { } spec && spec.Text("type") != "ExternalName" ? item.PodSelector : null;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Service("""
                selector:
                  [|app: web-api|]
                ports:
                - port: 80
                """),
            Deployment()),
        Good.Kubernetes(Service("selector: { app: web }"))
            .Beside("deployment.yaml", Manifest("apps/v1", "Deployment", """
            template:
              metadata:
                labels: { app: web, tier: front }
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """)),
        Good.Kubernetes(Service("selector: { app: web }")).Because("without any workload beside it, the pods are described elsewhere"),
        Good.Kubernetes(
            Service("selector: { app: prometheus }", name: "prometheus"),
            Manifest("monitoring.coreos.com/v1", "Prometheus", name: "prometheus"),
            Pod()).Because("an operator makes pods that stand in no file"),
    ];
}
