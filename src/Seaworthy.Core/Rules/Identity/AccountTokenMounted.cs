using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2065", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0034 kubescape:C-0190 kubescape:C-0261 cis-kubernetes:5.1.6")]
public sealed class AccountTokenMounted : Rule<KubernetesObject>
{
    public override string Title => "Service account hands out its token";

    public override string Message => "Pods of the service account '{0}' get its token unless they refuse it; set automountServiceAccountToken to false";

    public override string Why => """
        Few services speak to the API server. Those that do can ask for the token in their own pod, and all others never hold it.
        """;

    public override string? Differences => """
        An account that somebody made for a service that speaks to the API is no fault, so the rule is on only where a team asks for it.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "ServiceAccount" || item.ApiVersion != "v1" || item.Name == "default")
            return;
        var setting = item.Root.BoolOr(true, "automountServiceAccountToken");
        if (setting.EffectivelyNot(false))
        {
            report.At(setting, item.Name)
                .WithFix("Hand out no token", f => f.Set(setting, false), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ServiceAccount", name: "[|web|]"))
            .Fixed(Manifest("v1", "ServiceAccount", fields: "automountServiceAccountToken: false")),
        Good.Kubernetes(Manifest("v1", "ServiceAccount", fields: "automountServiceAccountToken: false")),
    ];
}
