using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8361", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0035")]
public sealed class CorePowerfulBinding : Rule<KubernetesObject>
{
    public override string Title => "Binding gives everything of the core group";

    public override string Message => "{0} '{1}' gives {2} the role '{3}', which may do everything with pods, Secrets and all else of the core group";

    public override string Why => """
        Pods that may be made as anybody likes, and Secrets that may be read, are an administrator's rights in all but name.
        """;

    public override string? Differences => """
        A role that may do everything in all groups has a rule of its own. The role must stand among the manifests.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (RoleBinding.Of(item) is { IsBuiltIn: false } binding && !binding.Gives(AllPowerfulRole.IsEverything) && binding.Gives(IsAllOfCore))
            report.At(binding.RoleName, item.Kind, item.Name, ClusterAdminBinding.Whom(binding), binding.RoleName.Value);
    }

    static bool IsAllOfCore(AccessRule rule) => AccessRule.Has(rule.Resources, "*") && AccessRule.Has(rule.Verbs, "*") && AccessRule.Has(rule.Groups, "");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Bind("[|helper|]", Allow("core", "*", "*"))),
        Good.Kubernetes(Bind("helper", Allow("core", "*", "get"))),
    ];
}
