using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2020", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:automountServiceAccountToken checkov:CKV_K8S_38 kics:service_account_token_automount_not_disabled kubescape:C-0034 kubescape:C-0190 " +
        "kubescape:C-0261 kubesec:AutomountServiceAccountToken sonar:S6865 cis-kubernetes:5.1.6",
    Related = "trivy:KSV-0036")]
sealed class ServiceAccountTokenMountedByDefault : Rule<Pod>
{
    public override string Title => "Service account token is mounted";

    public override string Message => "{0} '{1}' is given a token for the cluster's API; set {2} to false";

    public override string Why => """
        Kubernetes puts a token of the pod's service account into every container unless told not to. Whoever gets into one can then ask the API server with it, and few
        services need to.
        """;

    public override string? Differences => """
        A service account in the same file that refuses the token is enough, while Checkov looks at the pod alone. kubescape says nothing of a pod whose service account stands in no file.
        """;

    public override void Check(Pod workload, Report report)
    {
        var setting = workload.MountsServiceAccountToken;
        // A workload that names a service account wants to speak to the API: its token is no oversight.
        if (setting.IsUnset && setting.IsEffectively(true) && !IsRefusedByAccount(workload)
            && (workload.ServiceAccount.IsUnset || report.Settings.Mode >= Mode.All))
        {
            report.At(setting, workload.Kind, workload.Name, setting.Spelling)
                .WithFix("Mount no token", f => f.Set(setting, false), Safety.Review);
        }
    }

    // The account itself may say it for all its pods.
    static bool IsRefusedByAccount(Workload workload)
    {
        if (workload.Object is not { } item || (!workload.ServiceAccount.IsUnset && !workload.ServiceAccount.IsKnown))
            return false;
        var name = workload.ServiceAccount.IsUnset ? "default" : workload.ServiceAccount.Value;
        foreach (var other in item.FileObjects)
        {
            if (other.Kind == "ServiceAccount" && other.Name == name && other.Namespace == item.Namespace && other.Root.Bool("automountServiceAccountToken")
                .IsExplicitly(false))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec(name: "[|web|]")).Fixed(Pod(end: "automountServiceAccountToken: false")),
        Good.Kubernetes(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: false"), Pod())
            .Because("the account hands out no token to any of its pods"),
        Good.Kubernetes(PodSpec("automountServiceAccountToken: false")),
        Good.Kubernetes(PodSpec("serviceAccountName: operator")).Because("a workload with a service account of its own speaks to the API on purpose"),
    ];
}
