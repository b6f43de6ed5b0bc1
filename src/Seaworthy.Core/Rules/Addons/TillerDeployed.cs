using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Addons;

[Rule("SEA2069", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0102 checkov:CKV_K8S_34 kics:tiller_is_deployed")]
sealed class TillerDeployed : Rule<Pod>
{
    public override string Title => "Tiller is deployed";

    public override string Message => "{0} '{1}' runs Tiller, through which anybody in the cluster can change all of it; move to Helm 3";

    public override string Why => """
        Tiller, the server of Helm 2, mostly runs with every right and asks nobody who they are. Helm 3 has no server, and Helm 2 has had no repairs since 2020.
        """;

    public override string? Differences => """
        Peers take the label `app: helm`, or any name with the word in it, for Tiller. Here the image, the label `name: tiller` or the name of the workload must say so.
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

    // Copies of the image have longer names. What says of itself that it belongs to helm is then Tiller.
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
