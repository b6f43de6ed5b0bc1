using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2063", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:default-service-account kics:service_account_name_undefined_or_empty kubesec:ServiceAccountName cis-kubernetes:5.1.5")]
sealed class DefaultServiceAccount : Rule<Pod>
{
    public override string Title => "Default service account is used";

    public override string Message => "{0} '{1}' runs under the default service account; give it one of its own with {2}";

    public override string Why => """
        All pods of a namespace that name no account share the default one. Whatever is granted to it for the sake of one, all others get.
        """;

    public override string? Differences => """
        A pod whose token is not mounted is left alone, as the account is then but a name. KICS, which looks at the kind Pod alone, reports it.
        """;

    public override void Check(Pod workload, Report report)
    {
        // Without its token the account is but a name.
        if (workload.Spec is not { } pod || workload.MountsServiceAccountToken.IsExplicitly(false))
            return;
        var account = workload.ServiceAccount;
        // The old field means the same.
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
        Good.Kubernetes(PodSpec("automountServiceAccountToken: false")).Because("without its token the account is but a name"),
        Good.Kubernetes(PodSpec("serviceAccountName: web")),
        Good.Kubernetes(PodSpec("serviceAccountName: \"${ACCOUNT}\"")).Because("a placeholder is unknown"),
    ];
}
