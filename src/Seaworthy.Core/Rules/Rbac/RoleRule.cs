namespace Seaworthy.Rules.Rbac;

/// <summary>A rule about what a Role or ClusterRole lets do. Message: 0 kind, 1 name, 2 the verbs, 3 the resource.</summary>
public abstract class RoleRule : Rule<KubernetesObject>
{
    internal abstract Right[] Rights { get; }

    /// <summary>Only roles for the whole cluster.</summary>
    internal virtual bool OnlyClusterRoles => false;

    /// <summary>Names that make the right harmless, such as a list of them.</summary>
    internal virtual bool Excuses(AccessRule rule) => false;

    public override void Check(KubernetesObject item, Report report)
    {
        // Kubernetes writes the roles of its own components, and keeps them as they are.
        if (!AccessRule.IsRole(item) || item.Name.StartsWith("system:", System.StringComparison.Ordinal) || (OnlyClusterRoles && item.Kind != "ClusterRole"))
            return;
        foreach (var rule in AccessRule.Of(item))
        {
            foreach (var right in Rights)
            {
                if (rule.Grants(right) is not { } resource || Excuses(rule))
                    continue;
                report.At(resource, item.Kind, item.Name, rule.Granted(right), resource.Value == "*" ? "all resources" : resource.Value);
                break;
            }
        }
    }

    internal static bool HasNames(AccessRule rule) => rule.Names.Count > 0 && !AccessRule.Has(rule.Names, "*");
}

/// <summary>A rule about what a binding gives, through a role that stands among the manifests. Message: 0 kind, 1 name, 2 the verbs, 3 the resource, 4 whom.</summary>
public abstract class BindingRule : Rule<KubernetesObject>
{
    internal abstract Right[] Rights { get; }

    /// <summary>Whether the rule is about such a subject.</summary>
    internal virtual bool IsAbout(BindingSubject subject) => true;

    internal virtual bool Excuses(AccessRule rule) => false;

    public override void Check(KubernetesObject item, Report report)
    {
        if (RoleBinding.Of(item) is not { IsBuiltIn: false } binding || About(binding) is not { } subject)
            return;
        foreach (var rule in binding.Rules)
        {
            foreach (var right in Rights)
            {
                if (rule.Grants(right) is not { } resource || Excuses(rule))
                    continue;
                report.At(binding.RoleName, item.Kind, item.Name, rule.Granted(right), resource.Value == "*" ? "all resources" : resource.Value, subject.Kind + " '" + subject.Name.Value + "'")
                    .WithRelated(new Location(resource.Source, resource.Span), "the rule of the role");
                return;
            }
        }
    }

    BindingSubject? About(RoleBinding binding)
    {
        foreach (var subject in binding.Subjects)
        {
            if (IsAbout(subject))
                return subject;
        }
        return null;
    }

    /// <summary>A pod or a node acts, not a person.</summary>
    internal static bool IsMachine(BindingSubject subject) => subject.Kind is "ServiceAccount" or "Node";
}
