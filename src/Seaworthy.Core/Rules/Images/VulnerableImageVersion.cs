using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

[Rule("SEA1009", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0081 kubescape:C-0090 kubescape:C-0091")]
sealed class VulnerableImageVersion : Rule<ImageReference>
{
    public override string Title => "Image version with a known vulnerability";

    public override string Message => "Image '{0}' is affected by {1}; upgrade to {2} or later";

    public override string Why => """
        Some components have so many rights in a cluster that a vulnerability in one of them compromises all workloads: deployment tools, admission
        controllers, ingress controllers and dashboards. For these, the tag alone shows that the fix is missing.
        """;

    public override string Sources => """
        https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/
        https://github.com/argoproj/argo-cd/security/advisories/GHSA-63qx-x74g-jcr7
        https://nvd.nist.gov/vuln/detail/CVE-2022-39328
        """;

    public override string? Differences => """
        The rule does not use the network: only the vulnerabilities in its own list count. Scan the images for all others. In mode All, a copy under
        the name of another owner counts too.
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
