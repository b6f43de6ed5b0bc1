using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2066", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:deprecated-service-account-field kubescape:C-0294")]
sealed class DeprecatedServiceAccountField : Rule<Pod>
{
    public override string Title => "Deprecated name of the service account field";

    public override string Message => "Field serviceAccount is the old name of serviceAccountName; {0}";

    public override string Why => """
        The API server keeps both fields alike, and tools that read one of them see half of the truth.
        """;

    public override string? Differences => """
        Kubernetes itself writes the old field beside the new one; where the two agree, a rule of its own says so.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (Find(workload) is not { } location || IsRepeated(workload))
            return;
        var isAlone = workload.ServiceAccount.IsUnset;
        var finding = report.At(location, isAlone ? "rename it" : "remove it");
        if (isAlone && workload.Spec.Node.FindOwn("serviceAccountName") is null && workload.Spec.Node.FindOwn("serviceAccount") is { } entry)
            finding.WithFix("Rename the field", f => f.Apply(YamlOperation.Rename(entry.Owner, "serviceAccount", "serviceAccountName")), Safety.Safe);
    }

    /// <summary>Where the old field stands.</summary>
    internal static Location? Find(Pod workload) =>
        workload.Spec is var pod && pod.Node.FindOwn("serviceAccount") is { } entry && pod.Text("serviceAccount").IsWritten
            ? new Location(entry.Key.Source, entry.KeySpan) : null;

    /// <summary>The new field says the same.</summary>
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
            """)).Because("where the two agree, a rule of its own says so"),
    ];
}
