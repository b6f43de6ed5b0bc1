using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA2074", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_38 kics:service_account_token_automount_not_disabled kubesec:AutomountServiceAccountToken sonar:S6865 cis-kubernetes:5.1.6 " +
        "trivy:KSV-0036 polaris:automountServiceAccountToken kubescape:C-0034 kubescape:C-0190 kubescape:C-0261")]
sealed class ServiceAccountTokenMountEnabled : Rule<Pod>
{
    public override string Title => "Service account token is asked for";

    public override string Message => "{0} '{1}' asks for a token of the cluster's API; set automountServiceAccountToken to false unless it needs one";

    public override string Why => """
        A pod that holds a token can do what its service account may do, and so can whoever gets into it. Asking for it in so many words is right for an operator and wrong for a web server.
        """;

    public override string? Differences => """
        A token that comes because nobody refused it has a rule of its own.
        """;

    const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    public override void Check(Pod workload, Report report)
    {
        var setting = workload.MountsServiceAccountToken;
        // An operator that names its account wants to speak to the API.
        var isMeant = !workload.ServiceAccount.IsUnset && report.Settings.Mode < Mode.All;
        if (setting.IsExplicitly(true) && !isMeant)
        {
            report.At(setting, workload.Kind, workload.Name)
                .WithFix("Mount no token", f => f.Set(setting, false), Safety.Review);
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
            """)).Because("whoever names an account wants to speak to the API; mode All asks all the same"),
    ];
}
