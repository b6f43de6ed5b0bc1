using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8257", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0292")]
sealed class RetiredIngressController : Rule<Pod>
{
    public override string Title => "Ingress controller is retired";

    public override string Message => "Container '{0}' runs ingress-nginx, which gets no fixes after March 2026; move to a gateway or another controller";

    public override string Why => """
        The project has announced the end of ingress-nginx: after March 2026 it gets no releases and no fixes, of security faults either. It stands in front of everything and may read the Secrets of all namespaces.
        """;

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
            """, name: "ingress")).Because("the controller of the makers of nginx is another project"),
    ];
}
