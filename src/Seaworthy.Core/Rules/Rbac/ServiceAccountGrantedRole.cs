using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8355", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kubescape:C-0053")]
sealed class ServiceAccountGrantedRole : Rule<KubernetesObject>
{
    public override string Title => "Service account has rights in the cluster";

    public override string Message => "ServiceAccount '{0}' is given the role '{1}' by {2} '{3}', and hands its token to its pods";

    public override string Why => """
        Every pod of the account holds a token with these rights. This is an inventory of who has any, for a review of who should.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "ServiceAccount", ApiVersion: "v1" } || !item.Root.BoolOr(true, "automountServiceAccountToken").IsEffectively(true))
            return;
        foreach (var binding in ServiceAccountRights.Bindings(item.Unit, item.Name, item.Namespace))
        {
            if (binding.Role() is null)
                continue;
            report.At(item.NameSpan, item.Name, binding.RoleName.Value, binding.Object.Kind, binding.Object.Name)
                .WithRelated(new Location(binding.Object.File.Source, binding.Object.NameSpan), "the binding");
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Account("[|web|]", "", Bind("helper", Allow("core", "pods", "get")))),
        Good.Kubernetes(Account("web", "\nautomountServiceAccountToken: false", Bind("helper", Allow("core", "pods", "get")))),
        Good.Kubernetes(Account("web", "")),
    ];
}
