using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

[Rule("SEA1009", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0081 kubescape:C-0090 kubescape:C-0091")]
sealed class VulnerableImageVersion : Rule<ImageReference>
{
    public override string Title => "Release with a known hole";

    public override string Message => "Image '{0}' has the hole {1}; take {2} or a later release";

    public override string Why => """
        A few components stand so close to the heart of a cluster that a hole in one of them is a hole in all: what deploys, what admits, what lets requests in. For these the tag alone says that the repair is missing.
        """;

    public override string? Differences => """
        Nothing is asked of the network: only holes that are known here count. For all others scan the images. In mode All a copy under another owner's name counts too.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (image is { Name: { Tag: { } tag } name, Role: ImageRole.Container or ImageRole.Base }
            && VulnerableImages.Find("/" + name.Repository, tag, report.Settings.Mode >= Mode.All) is { } found)
            report.At(image.SpanOf(name.TagSpan), image.Text!.Text, found.Advisory, found.Repaired);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "argo", image: "quay.io/argoproj/argocd:[|v2.2.3|]")),
        Bad.Kubernetes(Pod(name: "grafana", image: "grafana/grafana:[|9.2.3|]")),
        Bad.Kubernetes(Pod(name: "kyverno", image: "ghcr.io/kyverno/kyverno:[|v1.8.4|]")),
        Bad.Kubernetes(Pod(name: "controller", image: "registry.k8s.io/ingress-nginx/controller:[|v1.11.3|]")),
        Good.Kubernetes(Pod(name: "argo", image: "quay.io/argoproj/argocd:v2.2.4")),
        Good.Kubernetes(Pod(name: "grafana", image: "grafana/grafana:10.0.0")),
        Bad.Compose("services: { grafana: { image: grafana/grafana:[|9.2.3|] } }\n"),
        Good.Compose("services: { grafana: { image: grafana/grafana:10.0.0 } }\n"),
        Bad.Dockerfile("FROM grafana/grafana:[|9.2.3|]\nUSER grafana\n"),
        Good.Dockerfile("FROM grafana/grafana:10.0.0\nUSER grafana\n"),
    ];
}
