using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2074", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_38 kics:service_account_token_automount_not_disabled kubesec:AutomountServiceAccountToken sonar:S6865 cis-kubernetes:5.1.6 " +
        "trivy:KSV-0036 polaris:automountServiceAccountToken kubescape:C-0034 kubescape:C-0190 kubescape:C-0261")]
sealed class ServiceAccountTokenMountEnabled : Rule<Pod>
{
    public override string Title => "Service account token mounted explicitly";

    public override string Message => "{0} '{1}' mounts a service account token explicitly; set automountServiceAccountToken to false";

    public override string Why => """
        An attacker in the container can use the mounted token to call the Kubernetes API with the permissions of the service account, for example to read
        Secrets. The token is right for an operator, and wrong for a web server that does not call the API.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
        https://kubernetes.io/docs/concepts/security/service-accounts/
        """;

    public override string? Differences => """
        A token that is mounted by default has a separate rule.
        """;

    const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    public override void Check(Pod workload, Report report)
    {
        var setting = workload.MountsServiceAccountToken;
        // A workload that sets its service account, such as an operator, uses the API.
        var isMeant = !workload.ServiceAccount.IsUnset && report.Settings.Mode < Mode.All;
        if (setting.IsExplicitly(true) && !isMeant)
        {
            report.At(setting, workload.Kind, workload.Name)
                .WithFix("Set automountServiceAccountToken to false", f => f.Set(setting, false), Safety.Review);
        }
        if (!setting.IsUnset || isMeant)
            return;
        foreach (var container in workload.Containers)
        {
            if (container.Manifest is not { } node)
                continue;
            foreach (var mount in node.Items("volumeMounts"))
            {
                var path = mount.Text("mountPath");
                if (path.IsExplicitly(TokenPath))
                    report.At(path, workload.Kind, workload.Name);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("automountServiceAccountToken: [|true|]")).Fixed(PodSpec("automountServiceAccountToken: false")),
        Bad.Kubernetes(Pod("volumeMounts: [{ name: token, mountPath: [|/var/run/secrets/kubernetes.io/serviceaccount|] }]")),
        Good.Kubernetes(PodSpec("automountServiceAccountToken: false")),
        Good.Kubernetes(PodSpec("""
            serviceAccountName: web
            automountServiceAccountToken: true
            """)).Because("a workload that sets its account uses the API; mode All reports it"),
    ];
}
