using System;
using Seaworthy.Syntax.Yaml;

namespace Seaworthy.Binding.Kustomize;

/// <summary>Says which objects a patch is for. Its fields are expressions that match as a whole; those of them that people write are understood.</summary>
sealed class PatchTarget
{
    readonly YamlMapping _target;

    PatchTarget(YamlMapping target) => _target = target;

    /// <summary>Null where something in it is not understood.</summary>
    public static PatchTarget? Read(YamlMapping target)
    {
        foreach (var entry in target.Entries)
        {
            if (entry.KeyText is not ("group" or "version" or "kind" or "name" or "namespace" or "labelSelector" or "annotationSelector") || entry.Value.Resolve() is not YamlScalar value)
                return null;
            var isSelector = entry.KeyText is "labelSelector" or "annotationSelector";
            if (isSelector ? !IsPlainSelector(value.Value) : !IsPlainPattern(value.Value))
                return null;
        }
        return new PatchTarget(target);
    }

    public bool Matches(Resource resource) =>
        Matches(Text("group"), resource.Group) && Matches(Text("version"), resource.Version) && Matches(Text("kind"), resource.Kind) &&
        (Text("name") is not { Length: > 0 } name || resource.IsCalled(n => Matches(name, n))) &&
        (Text("namespace") is not { Length: > 0 } space || resource.Namespace is not { } own || Matches(space, own)) &&
        Selects(Text("labelSelector"), resource, "labels") && Selects(Text("annotationSelector"), resource, "annotations");

    string? Text(string key) => (_target.Find(key)?.Value.Resolve() as YamlScalar)?.Value;

    static bool IsPlainPattern(string pattern)
    {
        foreach (var part in pattern.Split('|'))
        {
            var word = Trim(part).Replace(".*", "");
            foreach (var c in word)
            {
                if (!char.IsLetterOrDigit(c) && c is not ('-' or '.' or '_' or ':'))
                    return false;
            }
        }
        return true;
    }

    static string Trim(string pattern) => pattern.TrimStart('^').TrimEnd('$');

    static bool Matches(string? pattern, string text)
    {
        if (string.IsNullOrEmpty(pattern))
            return true;
        foreach (var part in pattern!.Split('|'))
        {
            if (MatchesOne(Trim(part), text))
                return true;
        }
        return false;
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
