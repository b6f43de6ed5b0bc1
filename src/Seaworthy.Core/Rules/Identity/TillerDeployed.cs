using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2069", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0102 checkov:CKV_K8S_34 kics:tiller_is_deployed")]
public sealed class TillerDeployed : Rule<Workload>
{
    public override string Title => "Tiller is deployed";

    public override string Message => "{0} '{1}' runs Tiller, through which anybody in the cluster can change all of it; move to Helm 3";

    public override string Why => """
        Tiller, the server of Helm 2, mostly runs with every right and asks nobody who they are. Helm 3 has no server, and Helm 2 has had no repairs since 2020.
        """;

    public override void Check(Workload workload, Report report)
    {
        if (ImageOf(workload) is { Name: { } name } image)
            report.At(image.SpanOf(name.NameSpan), workload.Kind, workload.Name);
        else if (workload.Template?.Text("metadata", "labels", "name") is { } label && label.IsExplicitly("tiller"))
            report.At(label, workload.Kind, workload.Name);
        else if (workload.Name.StartsWith("tiller", System.StringComparison.Ordinal))
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    internal static bool IsTiller(Workload workload) =>
        ImageOf(workload) is not null || workload.Template?.Text("metadata", "labels", "name").IsExplicitly("tiller") == true;

    static ImageReference? ImageOf(Workload workload)
    {
        foreach (var container in workload.Containers)
        {
            if (container is { Dialect: Dialect.Kubernetes, Image: { Name: { } name } image } && name.Repository.Substring(name.Repository.LastIndexOf('/') + 1) == "tiller")
                return image;
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers: [{ name: tiller, image: [|gcr.io/kubernetes-helm/tiller|]:v2.16.9 }]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers: [{ name: tiller, image: acme/tiller-docs:1.0 }]
            """),
    ];
}
