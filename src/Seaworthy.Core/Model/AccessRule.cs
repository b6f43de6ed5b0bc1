namespace Seaworthy.Model;

/// <summary>One entry of a Role's or ClusterRole's <c>rules</c>: verbs on resources of API groups.</summary>
/// <remarks>Kubernetes API reference, PolicyRule of rbac.authorization.k8s.io/v1.</remarks>
sealed class AccessRule
{
    AccessRule(YamlMapping node)
    {
        Node = node;
        Groups = Read(node, "apiGroups");
        Resources = Read(node, "resources");
        Verbs = Read(node, "verbs");
        Names = Read(node, "resourceNames");
    }

    public YamlMapping Node { get; }

    public IReadOnlyList<YamlScalar> Groups { get; }

    public IReadOnlyList<YamlScalar> Resources { get; }

    public IReadOnlyList<YamlScalar> Verbs { get; }

    /// <summary>The names of the objects that it is limited to; none stands for all.</summary>
    public IReadOnlyList<YamlScalar> Names { get; }

    /// <summary>It is limited to objects with these names.</summary>
    public bool HasNames => Names.Count > 0 && !Has(Names, "*");

    /// <summary>All verbs, named or not, on all resources of all groups.</summary>
    public bool AllowsEverything => Has(Resources, "*") && Has(Groups, "*") && (Has(Verbs, "*") || Array.TrueForAll(s_verbs, verb => Has(Verbs, verb)));

    static readonly string[] s_verbs = ["get", "list", "watch", "create", "update", "patch", "delete"];

    public static bool IsRole(KubernetesObject item) =>
        item.Kind is "Role" or "ClusterRole" && item.ApiVersion.StartsWith("rbac.authorization.k8s.io/", StringComparison.Ordinal);

    /// <summary>A role that Kubernetes did not write for its own components.</summary>
    public static bool IsCustomRole(KubernetesObject item) => IsRole(item) && !item.Name.StartsWith("system:", StringComparison.Ordinal);

    /// <summary>The rules of a role; read once for all who ask.</summary>
    public static IReadOnlyList<AccessRule> Of(KubernetesObject role) => role.AccessRules;

    internal static List<AccessRule> Read(KubernetesObject role)
    {
        var rules = new List<AccessRule>();
        foreach (var rule in role.Node.Maps("rules"))
            rules.Add(new AccessRule(rule));
        return rules;
    }

    /// <summary>The word for the resource by which the right is given, where the rule gives one of the verbs on it; null where it does not.</summary>
    public YamlScalar? Grants(Right right)
    {
        if (!Holds(Verbs, right.Verbs, right.TakesAnyVerb) || (Groups.Count > 0 && right.Groups.Length > 0 && !Holds(Groups, right.Groups, true)))
            return null;
        foreach (var resource in Resources)
        {
            if (Matches(resource.Value, right))
                return resource;
        }
        return null;
    }

    /// <summary>The first of the rights that the rule gives; null where it gives none.</summary>
    public Grant? Grants(Right[] rights)
    {
        foreach (var right in rights)
        {
            if (Grants(right) is { } resource)
                return new Grant(resource, Granted(right));
        }
        return null;
    }

    /// <summary>The verbs of a right that the rule gives, for a message.</summary>
    public string Granted(Right right)
    {
        var words = new List<string>();
        foreach (var verb in Verbs)
        {
            if (verb.Value == "*" || Array.IndexOf(right.Verbs, verb.Value) >= 0)
                words.Add(verb.Value == "*" ? "any verb" : verb.Value);
        }
        return string.Join(", ", words);
    }

    public static bool Has(IReadOnlyList<YamlScalar> words, string word)
    {
        foreach (var one in words)
        {
            if (one.Value == word)
                return true;
        }
        return false;
    }

    // */exec is any resource's; pods/* is nothing that Kubernetes knows, but whoever writes it means all of it.
    static bool Matches(string written, Right right)
    {
        if (written == "*")
            return right.TakesAnyResource;
        foreach (var resource in right.Resources)
        {
            if (written == resource)
                return true;
            var slash = resource.IndexOf('/');
            if (slash > 0 && (written == "*" + resource.Substring(slash) || written == resource.Substring(0, slash) + "/*"))
                return true;
        }
        return false;
    }

    static bool Holds(IReadOnlyList<YamlScalar> written, string[] wanted, bool takesAny)
    {
        foreach (var word in written)
        {
            if ((takesAny && word.Value == "*") || Array.IndexOf(wanted, word.Value) >= 0)
                return true;
        }
        return false;
    }

    static List<YamlScalar> Read(YamlMapping node, string key)
    {
        var words = new List<YamlScalar>();
        foreach (var word in node.Words(key))
            words.Add(word);
        return words;
    }
}

/// <summary>What a rule of a role gives of a right.</summary>
/// <param name="Word">The word for the resource by which it is given.</param>
/// <param name="Verbs">For a message.</param>
readonly record struct Grant(YamlScalar Word, string Verbs)
{
    /// <summary>The resource for a message.</summary>
    public string Resource => Word.Value == "*" ? "all resources" : Word.Value;
}

/// <summary>Verbs on resources, any of each. Without groups the group is not looked at.</summary>
sealed record Right(string[] Groups, string[] Resources, string[] Verbs)
{
    /// <summary>All resources are these as well.</summary>
    public bool TakesAnyResource { get; init; } = true;

    public bool TakesAnyVerb { get; init; } = true;

    /// <summary>One group, resource and verb, for an example.</summary>
    internal (string Group, string Resource, string Verb) First => (Groups[0].Length == 0 ? "core" : Groups[0], Resources[0], Verbs[0]);

    public static Right Of(string groups, string resources, string verbs) => new(Split(groups), Split(resources), Split(verbs));

    /// <summary>A right that all resources do not give: that is a fault of its own.</summary>
    public static Right ByName(string groups, string resources, string verbs) => Of(groups, resources, verbs) with { TakesAnyResource = false };

    // The core group has no name; it is written as "core" here.
    static string[] Split(string words)
    {
        var split = words.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < split.Length; i++)
        {
            if (split[i] == "core")
                split[i] = "";
        }
        return split;
    }
}
