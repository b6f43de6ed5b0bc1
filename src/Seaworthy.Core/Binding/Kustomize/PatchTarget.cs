namespace Seaworthy.Binding.Kustomize;

/// <summary>Says which objects a patch is for. Its fields are expressions that match as a whole; those of them that people write are understood.</summary>
sealed class PatchTarget
{
    const int MostAlternatives = 100;
    const int DeepestGroup = 4;

    const int LongestPattern = 1000;

    readonly YamlMapping _target;
    readonly Dictionary<string, List<string>> _patterns;

    PatchTarget(YamlMapping target, Dictionary<string, List<string>> patterns) => (_target, _patterns) = (target, patterns);

    /// <summary>Null where something in it is not understood.</summary>
    public static PatchTarget? Read(YamlMapping target)
    {
        var patterns = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in target.Entries)
        {
            if (entry.KeyText is not ("group" or "version" or "kind" or "name" or "namespace" or "labelSelector" or "annotationSelector")
                || entry.Value.Resolve() is not YamlScalar value)
                return null;
            if (entry.KeyText is "labelSelector" or "annotationSelector")
            {
                if (!IsPlainSelector(value.Value))
                    return null;
            }
            else if (value.Value.Length > 0)
            {
                if (Read(value.Value) is not { } alternatives)
                    return null;
                patterns[entry.KeyText] = alternatives;
            }
        }
        return new PatchTarget(target, patterns);
    }

    public bool Matches(Resource resource) =>
        Matches("group", resource.Group) && Matches("version", resource.Version) && Matches("kind", resource.Kind) &&
        (!_patterns.ContainsKey("name") || resource.IsCalled(n => Matches("name", n)))
            && (resource.Namespace is not { } space || Matches("namespace", space)) &&
        Selects(Text("labelSelector"), resource, "labels") && Selects(Text("annotationSelector"), resource, "annotations");

    string? Text(string key) => (_target.Find(key)?.Value.Resolve() as YamlScalar)?.Value;

    bool Matches(string key, string text) => !_patterns.TryGetValue(key, out var alternatives) || alternatives.Exists(a => MatchesOne(a, text));

    // What the expression may be, with .* for anything; null for one with more to it.
    static List<string>? Read(string pattern)
    {
        var text = pattern.TrimStart('^').TrimEnd('$');
        var at = 0;
        if (text.Length > LongestPattern || Choice(text, ref at, 0) is not { } alternatives || at < text.Length)
            return null;
        foreach (var alternative in alternatives)
        {
            foreach (var c in alternative.Replace(".*", ""))
            {
                if (!char.IsLetterOrDigit(c) && c is not ('-' or '.' or '_' or ':'))
                    return null;
            }
        }
        return alternatives;
    }

    // a|b(c|d)e is a, bce and bde. Null where brackets do not fit, something in them is repeated, or there are too many.
    static List<string>? Choice(string pattern, ref int at, int depth)
    {
        var all = new List<string>();
        var heads = new List<string> { "" };
        for (; at < pattern.Length && pattern[at] != ')'; at++)
        {
            List<string>? next;
            if (pattern[at] == '|')
            {
                all.AddRange(heads);
                heads = [""];
                continue;
            }
            if (pattern[at] == '(')
            {
                at += string.CompareOrdinal(pattern, at, "(?:", 0, 3) == 0 ? 3 : 1;
                next = depth < DeepestGroup ? Choice(pattern, ref at, depth + 1) : null;
                if (next is null || at >= pattern.Length || (at + 1 < pattern.Length && pattern[at + 1] is '?' or '*' or '+' or '{'))
                    return null;
            }
            else
            {
                next = [pattern[at].ToString()];
            }
            var longer = new List<string>();
            foreach (var head in heads)
            {
                foreach (var tail in next)
                    longer.Add(head + tail);
            }
            heads = longer;
            if (all.Count + heads.Count > MostAlternatives)
                return null;
        }
        all.AddRange(heads);
        return all;
    }

    // Pieces between .* in order; the first at the start, the last at the end.
    static bool MatchesOne(string pattern, string text)
    {
        var pieces = pattern.Split([".*"], StringSplitOptions.None);
        if (pieces.Length == 1)
            return pattern == text;
        var first = pieces[0];
        var last = pieces[pieces.Length - 1];
        if (text.Length < first.Length + last.Length || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
            return false;
        var at = first.Length;
        for (var i = 1; i < pieces.Length - 1; i++)
        {
            var found = text.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + pieces[i].Length;
        }
        return at <= text.Length - last.Length;
    }

    static bool IsPlainSelector(string selector)
    {
        foreach (var part in selector.Split(','))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0 || part.IndexOfAny(['!', '(', '<', '>']) >= 0)
                return false;
        }
        return true;
    }

    static bool Selects(string? selector, Resource resource, string section)
    {
        if (string.IsNullOrEmpty(selector))
            return true;
        foreach (var part in selector!.Split(','))
        {
            var equals = part.IndexOf('=');
            if (resource.Label(section, part.Substring(0, equals).Trim()) != part.Substring(equals).TrimStart('=').Trim())
                return false;
        }
        return true;
    }
}
