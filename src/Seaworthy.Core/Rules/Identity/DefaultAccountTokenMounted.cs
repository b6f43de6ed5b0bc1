using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2064", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_41 kubescape:C-0034 kubescape:C-0189 kubescape:C-0190 kubescape:C-0261 cis-kubernetes:5.1.5 cis-kubernetes:5.1.6")]
public sealed class DefaultAccountTokenMounted : Rule<KubernetesObject>
{
    public override string Title => "Default service account hands out its token";

    public override string Message => "Every pod that names no account gets the token of the service account '{0}'; set automountServiceAccountToken to false";

    public override string Why => """
        The default account is used by whoever forgets to name another. With its token in every such pod, whoever gets into one of them may ask the API server in its name.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "ServiceAccount" || item.ApiVersion != "v1" || item.Name != "default")
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
        Bad.Kubernetes(Manifest("v1", "ServiceAccount", name: "[|default|]"))
            .Fixed(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: false")),
        Bad.Kubernetes(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: [|true|]"))
            .Fixed(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: false")),
        Good.Kubernetes(Manifest("v1", "ServiceAccount", name: "default", fields: "automountServiceAccountToken: false")),
    ];
}
