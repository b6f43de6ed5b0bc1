using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Addons;

[Rule("SEA2069", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0102 checkov:CKV_K8S_34 kics:tiller_is_deployed")]
sealed class TillerDeployed : Rule<Pod>
{
    public override string Title => "Tiller deployed";

    public override string Message => "{0} '{1}' runs Tiller, which gives every pod control of the cluster; remove it and use Helm 3";

    public override string Why => """
        Tiller, the server of Helm 2, does not authenticate its clients by default and usually has cluster-admin permissions, so any compromised pod
        can control the cluster through it. Helm 3 has no server, and Helm 2 has had no fixes since 2020.
        """;

    public override string Sources => "https://github.com/helm/helm/blob/0d12288e46fb21f57cf8974c8b9df0c80a4c529a/docs/securing_installation.md";

    public override string? Differences => """
        Other tools recognize Tiller by the label `app: helm` or by any name that contains the word. This rule requires the image, the label `name:
        tiller` or a workload whose name begins with tiller.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (ImageOf(workload) is { Name: { } name } image)
            report.At(image.SpanOf(name.NameSpan), workload.Kind, workload.Name);
        else if (Label(workload, "name") is { } label && label.IsExplicitly("tiller"))
            report.At(label, workload.Kind, workload.Name);
        else if (workload.Name.StartsWith("tiller", System.StringComparison.Ordinal))
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    internal static bool IsTiller(Workload workload) =>
        ImageOf(workload) is not null || Label(workload, "name")?.IsExplicitly("tiller") == true
            || workload.Name.StartsWith("tiller", System.StringComparison.Ordinal);

    static Setting<string>? Label(Workload workload, string name) => workload.Template?.Text("metadata", "labels", name);

    // Copies of the image have longer names; with the label of helm, they are Tiller.
    static bool IsTillerImage(string repository, Workload workload)
    {
        var name = repository.Substring(repository.LastIndexOf('/') + 1);
        return name == "tiller" || (name.StartsWith("tiller", System.StringComparison.Ordinal) && Label(workload, "app")?.IsExplicitly("helm") == true);
    }

    static ImageReference? ImageOf(Workload workload)
    {
        foreach (var container in workload.Containers)
        {
            if (container is { Dialect: Dialect.Kubernetes, Image: { Name: { } name } image } && IsTillerImage(name.Repository, workload))
                return image;
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "tiller", image: "[|gcr.io/kubernetes-helm/tiller|]:v2.16.9")),
        Bad.Kubernetes(Pod(name: "main", image: "\"[|acme/tiller-mirror|]:2.16.9\"", metadata: "labels: { app: helm }")),
        Good.Kubernetes(Pod(name: "tiller", image: "acme/tiller-docs:1.0")),
    ];
}
