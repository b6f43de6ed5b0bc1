using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2020", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:automountServiceAccountToken checkov:CKV_K8S_38 kics:service_account_token_automount_not_disabled kubescape:C-0034 kubescape:C-0190 " +
        "kubescape:C-0261 kubesec:AutomountServiceAccountToken sonar:S6865 cis-kubernetes:5.1.6",
    Related = "trivy:KSV-0036")]
sealed class ServiceAccountTokenMountedByDefault : Rule<Pod>
{
    public override string Title => "Service account token mounted by default";

    public override string Message => "{0} '{1}' mounts a service account token by default; set {2} to false";

    public override string Why => """
        An attacker in the container can use the mounted token to call the Kubernetes API with the permissions of the service account, for example to read
        Secrets. Kubernetes mounts it into every container by default, and few services need it.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
        https://kubernetes.io/docs/concepts/security/service-accounts/
        """;

    public override string? Differences => """
        A ServiceAccount in the same file that disables the token is enough; Checkov checks only the pod. kubescape does not report a pod whose service
        account is in no file.
        """;

    public override void Check(Pod workload, Report report)
    {
        var setting = workload.MountsServiceAccountToken;
        // A workload that sets a service account uses the API, so its token is intended.
        if (setting.IsUnset && setting.IsEffectively(true) && !IsRefusedByAccount(workload)
            && (workload.ServiceAccount.IsUnset || report.Settings.Mode >= Mode.All))
        {
            report.At(setting, workload.Kind, workload.Name, setting.Spelling)
                .WithFix("Set automountServiceAccountToken to false", f => f.Set(setting, false), Safety.Review);
        }
    }

    // The service account can disable the token for all its pods.
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
            .Because("the service account disables the token for all its pods"),
        Good.Kubernetes(PodSpec("automountServiceAccountToken: false")),
        Good.Kubernetes(PodSpec("serviceAccountName: operator")).Because("a workload that sets its service account uses the API"),
    ];
}
