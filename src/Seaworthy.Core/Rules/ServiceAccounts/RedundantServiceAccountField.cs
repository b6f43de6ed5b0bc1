using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2094", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0294")]
sealed class RedundantServiceAccountField : Rule<Pod>
{
    public override string Title => "Redundant serviceAccount field";

    public override string Message => "Field serviceAccount only repeats serviceAccountName; remove serviceAccount";

    public override string Why => """
        The deprecated field exists for old clients, and the API server fills it in. Next to serviceAccountName it is a second place to change, and the API
        server rejects a pod in which the two differ.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec";

    public override void Check(Pod workload, Report report)
    {
        if (DeprecatedServiceAccountField.Find(workload) is not { } location || !DeprecatedServiceAccountField.IsRepeated(workload))
            return;
        var old = workload.Spec.Text("serviceAccount");
        report.At(location).WithFix("Remove serviceAccount", f => f.Remove(old), Safety.Safe);
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
