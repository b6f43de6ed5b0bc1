using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8041", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:ensure_administrative_boundaries_between_resources cis-kubernetes:5.6.1",
    Related = "kubescape:C-0209")]
sealed class NamespaceInUse : Rule<KubernetesObject>
{
    public override string Title => "Namespaces in use";

    public override string Message => "The file contains objects in {0}; check that these namespaces are intended";

    public override string Why => """
        The rule lists the namespaces that a file uses, for a review of the administrative boundaries between teams: roles, quotas and network
        policies apply per namespace. It reports no fault and is off unless it is enabled.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!IsPlaced(item))
            return;
        // The first object of the file reports for all of them.
        var names = new List<string>();
        foreach (var other in item.FileObjects)
        {
            if (!IsPlaced(other))
                continue;
            if (names.Count == 0 && other != item)
                return;
            if (!names.Contains(other.Namespace!))
                names.Add(other.Namespace!);
        }
        report.At(item.Root.Text("metadata", "namespace"), string.Join(", ", names));
    }

    static bool IsPlaced(KubernetesObject item) => item.Namespace is { Length: > 0 } && ObjectKinds.IsNamespaced(item)
        && item.Root.Text("metadata", "namespace").IsKnown;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: [|shop|]"), Manifest("v1", "Secret", metadata: "namespace: pay")),
        Good.Kubernetes(Manifest("v1", "ConfigMap")),
    ];
}
