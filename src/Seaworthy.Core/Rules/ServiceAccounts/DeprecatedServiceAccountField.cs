using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2066", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:deprecated-service-account-field kubescape:C-0294")]
sealed class DeprecatedServiceAccountField : Rule<Pod>
{
    public override string Title => "Deprecated service account field";

    public override string Message => "Field serviceAccount is deprecated; {0}";

    public override string Why => """
        `serviceAccount` is a deprecated alias of `serviceAccountName`. The API server keeps both in sync, but tools that read only one of them, such as
        policies and reports, see no account or the wrong one.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec";

    public override string? Differences => """
        Kubernetes itself writes the deprecated field next to the new one; where both are equal, a separate rule reports it.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (Find(workload) is not { } location || IsRepeated(workload))
            return;
        var isAlone = workload.ServiceAccount.IsUnset;
        var finding = report.At(location, isAlone ? "use serviceAccountName" : "remove it and keep serviceAccountName");
        if (isAlone && workload.Spec.Node.FindOwn("serviceAccountName") is null && workload.Spec.Node.FindOwn("serviceAccount") is { } entry)
        {
            finding.WithFix("Replace it with serviceAccountName",
                f => f.Apply(YamlOperation.Rename(entry.Owner, "serviceAccount", "serviceAccountName")), Safety.Safe);
        }
    }

    /// <summary>The location of the deprecated field.</summary>
    internal static Location? Find(Pod workload) =>
        workload.Spec is var pod && pod.Node.FindOwn("serviceAccount") is { } entry && pod.Text("serviceAccount").IsWritten
            ? new Location(entry.Key.Source, entry.KeySpan) : null;

    /// <summary>The new field has the same value.</summary>
    internal static bool IsRepeated(Pod workload) =>
        workload.Spec.Text("serviceAccount") is { IsKnown: true, Value: { } name } && workload.ServiceAccount.IsExplicitly(name);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("[|serviceAccount|]: web")).Fixed(PodSpec("serviceAccountName: web")),
        Bad.Kubernetes(PodSpec("""
            [|serviceAccount|]: web
            serviceAccountName: api
            """)),
        Good.Kubernetes(PodSpec("serviceAccountName: web")),
        Good.Kubernetes(PodSpec("""
            serviceAccount: web
            serviceAccountName: web
            """)).Because("where both are equal, a separate rule reports it"),
    ];
}
