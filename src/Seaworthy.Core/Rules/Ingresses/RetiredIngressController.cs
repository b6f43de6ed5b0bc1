using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8257", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0292")]
sealed class RetiredIngressController : Rule<Pod>
{
    public override string Title => "Retired ingress controller";

    public override string Message =>
        "Container '{0}' runs ingress-nginx, which gets no security fixes after March 2026; use a gateway or another controller";

    public override string Why => """
        The Kubernetes project retires ingress-nginx: after March 2026 it gets no releases and no fixes for vulnerabilities. The controller is exposed
        to the internet and can read the Secrets of all namespaces, so an unpatched vulnerability affects the whole cluster.
        """;

    public override string Sources => "https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/";

    public override void Check(Pod workload, Report report)
    {
        if (workload.Kind is not ("Deployment" or "DaemonSet" or "StatefulSet"))
            return;
        foreach (var container in workload.Containers)
        {
            if (container.Image is { Name: { } name, Text: { } text } image && name.Repository.Contains("ingress-nginx/"))
                report.At(image.SpanOf(Seaworthy.Text.TextSpan.FromBounds(0, text.Length)), container.Name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              spec:
                containers:
                - name: controller
                  image: [|registry.k8s.io/ingress-nginx/controller:v1.12.1|]
            """, name: "ingress")),
        Good.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              spec:
                containers:
                - name: controller
                  image: docker.io/nginx/nginx-ingress:5.0.0
            """, name: "ingress")).Because("the controller of NGINX Inc. is another project"),
    ];
}
