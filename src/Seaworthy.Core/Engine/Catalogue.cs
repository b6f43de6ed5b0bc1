using System;

namespace Seaworthy.Engine;

/// <summary>All rules, by id. The list is generated from the classes that carry <see cref="RuleAttribute"/>.</summary>
public static partial class Catalogue
{
    static Rule[]? s_rules;

    /// <summary>The rules in the order of their ids.</summary>
    public static Rule[] Rules => s_rules ??= Create();

    /// <summary>The rule with that id or slug in any casing, or null.</summary>
    public static Rule? Find(string idOrSlug)
    {
        foreach (var rule in Rules)
        {
            if (string.Equals(rule.Info.Id, idOrSlug, StringComparison.OrdinalIgnoreCase) ||
                string.Equals(rule.Info.Slug, idOrSlug, StringComparison.OrdinalIgnoreCase))
                return rule;
        }
        return null;
    }

    private static partial Rule[] Create();
}
