using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2094", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0294")]
sealed class RedundantServiceAccountField : Rule<Pod>
{
    public override string Title => "Service account is named twice";

    public override string Message => "Field serviceAccount only repeats serviceAccountName; remove it";

    public override string Why => """
        The old field is there for old clients, and the API server fills it in by itself. Written beside the new one it is another place to change, and two that differ are refused.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (DeprecatedServiceAccountField.Find(workload) is not { } location || !DeprecatedServiceAccountField.IsRepeated(workload))
            return;
        var old = workload.Spec.Text("serviceAccount");
        report.At(location).WithFix("Remove the old field", f => f.Remove(old), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("""
            [|serviceAccount|]: web
            serviceAccountName: web
            """))
            .Fixed(PodSpec("serviceAccountName: web")),
        Good.Kubernetes(PodSpec("serviceAccountName: web")),
    ];
}
