using System.Threading;

namespace Seaworthy.Linting;

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
    public static Rule? Find(string idOrSlug) => FindInfo(idOrSlug) is { } info ? Get(info) : null;

    /// <summary>The description of the rule with that id or slug in any casing, or null.</summary>
    public static RuleInfo? FindInfo(string idOrSlug) =>
        s_byName.Value.TryGetValue(idOrSlug, out var info) ? info : null;

    // Made when a rule is first looked up by its name: most builds never do.
    static readonly Lazy<Dictionary<string, RuleInfo>> s_byName = new(static () =>
    {
        var byName = new Dictionary<string, RuleInfo>(2 * Infos.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var info in Infos)
            byName[info.Id] = byName[info.Slug] = info;
        return byName;
    });

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
