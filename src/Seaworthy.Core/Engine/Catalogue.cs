using System;
using System.Threading;

namespace Seaworthy.Engine;

/// <summary>
/// All rules, by id. The list is generated from the classes and rows that carry <see cref="RuleAttribute"/>. A rule is made when it is first run: a compiler
/// that is started for one build would spend most of its time on making those that are off.
/// </summary>
public static partial class Catalogue
{
    /// <summary>What is known of each rule, in the order of the ids.</summary>
    public static RuleInfo[] Infos { get; } = Describe();

    static readonly Rule?[] s_rules = new Rule?[Infos.Length];

    /// <summary>The rules in the order of their ids.</summary>
    public static Rule[] Rules => Array.ConvertAll(Infos, Get);

    /// <summary>The rule with that id or slug in any casing, or null.</summary>
    public static Rule? Find(string idOrSlug)
    {
        foreach (var info in Infos)
        {
            if (string.Equals(info.Id, idOrSlug, StringComparison.OrdinalIgnoreCase) || string.Equals(info.Slug, idOrSlug, StringComparison.OrdinalIgnoreCase))
                return Get(info);
        }
        return null;
    }

    /// <summary>The one rule of that description.</summary>
    public static Rule Get(RuleInfo info)
    {
        ref var rule = ref s_rules[info.Ordinal];
        if (rule is not null)
            return rule;
        var made = Make(info);
        made.Info = info;
        return Interlocked.CompareExchange(ref rule, made, null) ?? made;
    }

    private static partial RuleInfo[] Describe();

    private static partial Rule Make(RuleInfo info);
}
