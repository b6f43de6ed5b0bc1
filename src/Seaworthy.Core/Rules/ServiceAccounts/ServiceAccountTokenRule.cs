using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.ServiceAccounts;

/// <summary>The family of rules about a service account that mounts its token into pods. Message: 0 name.</summary>
sealed class ServiceAccountTokenRule(bool isDefault) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        if (item is { Kind: "ServiceAccount", ApiVersion: "v1" } && item.Name == "default" == isDefault &&
            item.Root.BoolOr(true, "automountServiceAccountToken") is var setting && setting.EffectivelyNot(false))
            report.At(setting, item.Name).WithFix("Set automountServiceAccountToken to false", f => f.Set(setting, false), Safety.Review);
    }

    [Rule("SEA2064", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_41 kubescape:C-0034 kubescape:C-0189 kubescape:C-0190 kubescape:C-0261 cis-kubernetes:5.1.5 cis-kubernetes:5.1.6")]
    public static ServiceAccountTokenRule DefaultServiceAccountAutomountsToken => new(isDefault: true)
    {
        Title = "Default service account mounts its token",
        Message = "Service account '{0}' mounts its token into every pod without an account; set automountServiceAccountToken to false",
        Why = """
            Pods that set no service account use the default one. If it mounts its token, an attacker in any of these pods can call the Kubernetes API with
            the permissions of the account. Pods that use the API set their own service account.
            """,
        Sources = """
            https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
            https://kubernetes.io/docs/concepts/security/service-accounts/
            """,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "ServiceAccount", name: "[|default|]"))
                .Fixed(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: false")),
            Bad.Kubernetes(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: [|true|]"))
                .Fixed(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: false")),
            Good.Kubernetes(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: false")),
        ],
    };

    [Rule("SEA2065", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kubescape:C-0034 kubescape:C-0190 kubescape:C-0261 cis-kubernetes:5.1.6")]
    public static ServiceAccountTokenRule ServiceAccountAutomountsToken => new(isDefault: false)
    {
        Title = "Service account mounts its token",
        Message = "Service account '{0}' mounts its token into its pods by default; set automountServiceAccountToken to false",
        Why = """
            Few services call the Kubernetes API. A pod that does can set automountServiceAccountToken to true itself, and in all other pods an attacker finds
            no token. Acceptable for an account that exists for a service that uses the API.
            """,
        Sources = "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
        Differences = """
            A service account for a service that uses the API is not a fault, so the rule is on only where it is enabled by id.
            """,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "ServiceAccount", name: "[|web|]"))
                .Fixed(Manifest("v1", "ServiceAccount", fields: "automountServiceAccountToken: false")),
            Good.Kubernetes(Manifest("v1", "ServiceAccount", fields: "automountServiceAccountToken: false")),
        ],
    };
}
