using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.ServiceAccounts;

/// <summary>The family of rules about a service account whose pods get its token. Message: 0 name.</summary>
sealed class ServiceAccountTokenRule(bool isDefault) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        if (item is { Kind: "ServiceAccount", ApiVersion: "v1" } && item.Name == "default" == isDefault &&
            item.Root.BoolOr(true, "automountServiceAccountToken") is var setting && setting.EffectivelyNot(false))
            report.At(setting, item.Name).WithFix("Hand out no token", f => f.Set(setting, false), Safety.Review);
    }

    [Rule("SEA2064", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_41 kubescape:C-0034 kubescape:C-0189 kubescape:C-0190 kubescape:C-0261 cis-kubernetes:5.1.5 cis-kubernetes:5.1.6")]
    public static ServiceAccountTokenRule DefaultServiceAccountAutomountsToken => new(isDefault: true)
    {
        Title = "Default service account hands out its token",
        Message = "Every pod that names no account gets the token of the service account '{0}'; set automountServiceAccountToken to false",
        Why =
            "The default account is used by whoever forgets to name another. With its token in every such pod, whoever gets into one of them may ask the API " +
            "server in its name.",
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
        Title = "Service account hands out its token",
        Message = "Pods of the service account '{0}' get its token unless they refuse it; set automountServiceAccountToken to false",
        Why = "Few services speak to the API server. Those that do can ask for the token in their own pod, and all others never hold it.",
        Differences = "An account that somebody made for a service that speaks to the API is no fault, so the rule is on only where a team asks for it.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "ServiceAccount", name: "[|web|]"))
                .Fixed(Manifest("v1", "ServiceAccount", fields: "automountServiceAccountToken: false")),
            Good.Kubernetes(Manifest("v1", "ServiceAccount", fields: "automountServiceAccountToken: false")),
        ],
    };
}
