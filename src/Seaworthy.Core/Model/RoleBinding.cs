using Seaworthy.Model.Yaml;

namespace Seaworthy.Model;

/// <summary>Who a role is given to.</summary>
/// <param name="Kind"><c>User</c>, <c>Group</c> or <c>ServiceAccount</c>.</param>
/// <param name="Name">The characters of the name.</param>
/// <param name="Namespace">Of a service account; null where none is written.</param>
sealed record BindingSubject(string Kind, YamlScalar Name, string? Namespace);

/// <summary>A RoleBinding or ClusterRoleBinding: which role, and for whom.</summary>
sealed class RoleBinding
{
    // Of roles that take in others by their labels, there may be any number; a few tell enough.
    const int MostAggregated = 100;

    IReadOnlyList<AccessRule>? _rules;

    RoleBinding(KubernetesObject item, YamlMapping roleRef, YamlScalar roleName)
    {
        Object = item;
        RoleKind = roleRef.Text("kind") ?? "";
        RoleName = roleName;
    }

    public KubernetesObject Object { get; }

    /// <summary><c>Role</c> or <c>ClusterRole</c>.</summary>
    public string RoleKind { get; }

    public YamlScalar RoleName { get; }

    public IReadOnlyList<BindingSubject> Subjects { get; private set; } = [];

    /// <summary>Kubernetes' own, which every cluster has.</summary>
    public bool IsBuiltIn => Object.Name.StartsWith("system:", StringComparison.Ordinal) || Object.Name is "cluster-admin" or "gce:podsecuritypolicy:calico-sa";

    public static bool IsBinding(KubernetesObject item) =>
        (item.Kind.Equals("RoleBinding", StringComparison.OrdinalIgnoreCase) || item.Kind.Equals("ClusterRoleBinding", StringComparison.OrdinalIgnoreCase)) &&
        item.ApiVersion.StartsWith("rbac.authorization.k8s.io/", StringComparison.Ordinal);

    /// <summary>The object as a binding; null for other objects and where it names no role.</summary>
    public static RoleBinding? Of(KubernetesObject item) => IsBinding(item) ? item.Unit.BindingOf(item) : null;

    internal static RoleBinding? Read(KubernetesObject item) =>
        IsBinding(item) && item.Node.Map("roleRef") is { } reference && reference.Scalar("name") is { } name
            ? new RoleBinding(item, reference, name) { Subjects = SubjectsOf(item) }
            : null;

    /// <summary>Those that a binding names; none for other objects.</summary>
    public static IReadOnlyList<BindingSubject> SubjectsOf(KubernetesObject item)
    {
        var subjects = new List<BindingSubject>();
        if (!IsBinding(item))
            return subjects;
        foreach (var subject in item.Node.Maps("subjects"))
        {
            if (subject.Scalar("name") is { } name && ManifestNodes.TextOf(name) is not null)
                subjects.Add(new BindingSubject(subject.Text("kind") ?? "", name, subject.Text("namespace")));
        }
        return subjects;
    }

    /// <summary>The role that it gives, where that stands among the manifests; null where it does not, or where several could be meant.</summary>
    public KubernetesObject? Role()
    {
        if (RoleKind is not ("Role" or "ClusterRole") || ManifestNodes.TextOf(RoleName) is not { } name)
            return null;
        KubernetesObject? found = null;
        foreach (var role in Object.Unit.Named(RoleKind, name))
        {
            if (RoleKind == "Role" && !Namespaces.AreSame(role.Namespace, Object.Namespace))
                continue;
            if (found is not null)
                return null;
            found = role;
        }
        return found is not null && AccessRule.IsRole(found) ? found : null;
    }

    /// <summary>The rules of the role, with those of the roles that it takes in by their labels.</summary>
    public IReadOnlyList<AccessRule> Rules => _rules ??= [.. ReadRules()];

    /// <summary>One of the rules that it gives is of that sort.</summary>
    internal bool Gives(Func<AccessRule, bool> isOfSort)
    {
        foreach (var rule in Rules)
        {
            if (isOfSort(rule))
                return true;
        }
        return false;
    }

    IEnumerable<AccessRule> ReadRules()
    {
        if (Role() is not { } role)
            yield break;
        foreach (var rule in AccessRule.Of(role))
            yield return rule;
        var count = 0;
        foreach (var label in role.Node.Map("aggregationRule").Maps("clusterRoleSelectors"))
        {
            if (Selector.Of(label) is not { IsEmpty: false } selector)
                continue;
            foreach (var other in Object.Unit.Near("ClusterRole", null))
            {
                if (other == role || selector.Matches(other.Node.Map("metadata", "labels"), isPod: false) != true)
                    continue;
                if (++count > MostAggregated)
                    yield break;
                foreach (var rule in AccessRule.Of(other))
                    yield return rule;
            }
        }
    }
}
