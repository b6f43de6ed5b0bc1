using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

[Rule("SEA8300", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0044")]
public sealed class AllPowerfulRole : Rule<KubernetesObject>
{
    public override string Title => "Role may do everything";

    public override string Message => "{0} '{1}' may do everything to everything; list what it needs";

    public override string Why => """
        Whoever has such a role is an administrator: he reads all Secrets, runs any pod, and gives himself what is missing.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!AccessRule.IsRole(item) || item.Name.StartsWith("system:", System.StringComparison.Ordinal) || item.Name == "cluster-admin")
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            if (!IsEverything(rule))
                continue;
            foreach (var resource in rule.Resources)
            {
                if (resource.Value == "*")
                    report.At(resource, item.Kind, item.Name);
            }
        }
    }

    /// <summary>All verbs, named or not, on all resources of all groups.</summary>
    internal static bool IsEverything(AccessRule rule)
    {
        if (!AccessRule.Has(rule.Resources, "*") || !AccessRule.Has(rule.Groups, "*"))
            return false;
        if (AccessRule.Has(rule.Verbs, "*"))
            return true;
        string[] all = ["get", "list", "watch", "create", "update", "patch", "delete"];
        foreach (var verb in all)
        {
            if (!AccessRule.Has(rule.Verbs, verb))
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Role(Allow("*", "[|*|]", "*"), "helper")),
        Good.Kubernetes(Role(Allow("*", "*", "get"), "helper")),
        Good.Kubernetes(Role(Allow("apps", "*", "*"), "helper")),
    ];
}
