using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2063", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:default-service-account kics:service_account_name_undefined_or_empty kubesec:ServiceAccountName cis-kubernetes:5.1.5")]
sealed class DefaultServiceAccount : Rule<Pod>
{
    public override string Title => "Default service account";

    public override string Message => "{0} '{1}' uses the default service account; set {2} to a dedicated one";

    public override string Why => """
        All pods of a namespace that set no service account share the default one. A permission that is granted to it for one workload is available to all of
        them, and to an attacker in any of them.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/security/service-accounts/
        https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
        """;

    public override string? Differences => """
        A pod without a mounted token is not reported, because the account has no effect there. KICS reports it, and checks only the kind Pod.
        """;

    public override void Check(Pod workload, Report report)
    {
        // Without a token the account has no effect.
        if (workload.Spec is not { } pod || workload.MountsServiceAccountToken.IsExplicitly(false))
            return;
        var account = workload.ServiceAccount;
        // The deprecated field is equivalent.
        var old = pod.Text("serviceAccount");
        if (account.IsUnset && old.IsExplicitly("default"))
            report.At(old, workload.Kind, workload.Name, account.Spelling);
        else if (account.IsExplicitly("default") || account.IsExplicitly("") || (account.IsUnset && old.IsUnset))
            report.At(account, workload.Kind, workload.Name, account.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec(name: "[|web|]")),
        Bad.Kubernetes(PodSpec("serviceAccountName: [|default|]")),
        Bad.Kubernetes(PodSpec("serviceAccount: [|default|]")),
        Good.Kubernetes(PodSpec("automountServiceAccountToken: false")).Because("without a token the account has no effect"),
        Good.Kubernetes(PodSpec("serviceAccountName: web")),
        Good.Kubernetes(PodSpec("serviceAccountName: \"${ACCOUNT}\"")).Because("the value of a placeholder is unknown"),
    ];
}
