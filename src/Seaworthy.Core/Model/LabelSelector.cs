using System;
using System.Collections.Generic;

namespace Seaworthy.Model;

/// <summary>The labels of an object or a pod template.</summary>
public sealed class LabelSet
{
    readonly Dictionary<string, Setting<string>> _labels = new(StringComparer.Ordinal);

    LabelSet(bool isKnown) => IsKnown = isKnown;

    /// <summary>False where a merge key or something that is no mapping hides what is there.</summary>
    public bool IsKnown { get; private set; }

    public IReadOnlyDictionary<string, Setting<string>> Labels => _labels;

    /// <summary>The labels at a path such as <c>metadata.labels</c>.</summary>
    public static LabelSet Of(ManifestNode owner, params string[] path)
    {
        if (owner.Child(path) is not { } node)
            return new LabelSet(!owner.Presence(path).IsWritten);
        var labels = new LabelSet(true);
        foreach (var entry in node.Node.Entries)
        {
            if (entry.KeyText is not { } key || key == "<<")
                labels.IsKnown = false;
            else
                labels._labels[key] = node.Text(key);
        }
        return labels;
    }
}

/// <summary>A label selector: <c>matchLabels</c> and <c>matchExpressions</c>, or the plain mapping of a Service.</summary>
public static class LabelSelector
{
    /// <summary>Whether the selector takes something with these labels; null where that cannot be known. An empty selector takes everything.</summary>
    public static bool? Matches(ManifestNode selector, LabelSet labels)
    {
        bool? all = true;
        if (selector.Child("matchLabels") is { } wanted)
            all = And(all, MatchesAll(wanted, labels));
        foreach (var expression in selector.Items("matchExpressions"))
            all = And(all, MatchesExpression(expression, labels));
        return all;
    }

    /// <summary>Whether each of the labels is there with its value.</summary>
    public static bool? MatchesAll(ManifestNode wanted, LabelSet labels)
    {
        bool? all = true;
        foreach (var entry in wanted.Node.Entries)
            all = And(all, entry.KeyText is { } key && key != "<<" ? Equal(wanted.Text(key), labels, key) : null);
        return all;
    }

    static bool? Equal(Setting<string> value, LabelSet labels, string key) =>
        !labels.Labels.TryGetValue(key, out var label) ? labels.IsKnown ? false : null
        : value.IsKnown && label.IsKnown ? value.Value == label.Value : null;

    /// <summary>Whether one of <c>matchExpressions</c> holds.</summary>
    public static bool? MatchesExpression(ManifestNode expression, LabelSet labels)
    {
        var key = expression.Text("key");
        var how = expression.Text("operator");
        if (!key.IsKnown || !how.IsKnown)
            return null;
        var isThere = labels.Labels.TryGetValue(key.Value!, out var label);
        if (!isThere && !labels.IsKnown)
            return null;
        switch (how.Value)
        {
            case "Exists":
                return isThere;
            case "DoesNotExist":
                return !isThere;
            case "In" or "NotIn":
                var values = expression.List("values");
                if (isThere && (!label!.IsKnown || !values.IsKnown))
                    return null;
                return (isThere && values.Has(v => v == label!.Value)) == (how.Value == "In");
            default:
                return null;
        }
    }

    static bool? And(bool? a, bool? b) => a == false || b == false ? false : a is null || b is null ? null : true;
}
