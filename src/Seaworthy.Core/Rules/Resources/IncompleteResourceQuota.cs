using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA8227", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0040")]
sealed class IncompleteResourceQuota : Rule<KubernetesObject>
{
    public override string Title => "Incomplete ResourceQuota";

    public override string Message => "ResourceQuota '{0}' limits CPU or memory, but has no '{1}'; add '{1}' to spec.hard";

    public override string Why => """
        A quota only for requests lets pods use more than they request, and a quota only for CPU leaves memory unlimited. The pods of one namespace
        can then exhaust the nodes that they share with others. A quota that only counts objects is not reported.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/policy/resource-quotas/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "ResourceQuota", ApiVersion: "v1" } || item.Spec()?.Map("hard") is not { } hard || hard.FindOwn("<<") is not null)
            return;
        string[] keys = ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];
        string? missing = null;
        var isAny = false;
        foreach (var key in keys)
        {
            // The short name means the request.
            if (hard.Find(key) is not null || (key.StartsWith("requests.", System.StringComparison.Ordinal) && hard.Find(key.Substring(9)) is not null))
                isAny = true;
            else
                missing ??= key;
        }
        if (isAny && missing is not null)
            report.At(item.NameSpan, item.Name, missing);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("v1", "ResourceQuota", """hard: { requests.cpu: "4", requests.memory: 8Gi, limits.cpu: "8" }""", name: "[|quota|]")),
        Good.Kubernetes(Manifest("v1", "ResourceQuota", """
            hard: { requests.cpu: "4", requests.memory: 8Gi, limits.cpu: "8", limits.memory: 16Gi }
            """, name: "quota")),
        Good.Kubernetes(Manifest("v1", "ResourceQuota", "hard: { count/jobs.batch: 20 }", name: "quota")).Because("it only counts objects"),
    ];
}
