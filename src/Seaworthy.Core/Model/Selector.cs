using Seaworthy.Model.Yaml;

namespace Seaworthy.Model;

/// <summary>What labels an object must have to be selected, as Kubernetes decides it. The empty selector selects everything.</summary>
/// <remarks>Kubernetes API reference, Selector of meta/v1.</remarks>
sealed class Selector
{
    readonly List<Requirement> _requirements = [];
    bool _isUnknown;

    Selector(YamlMapping node) => Node = node;

    public YamlMapping Node { get; }

    /// <summary>Selects everything.</summary>
    public bool IsEmpty => _requirements.Count == 0 && !_isUnknown;

    /// <summary>A selector with <c>matchLabels</c> and <c>matchExpressions</c>; null where none is written.</summary>
    public static Selector? Of(YamlNode? node)
    {
        if (node?.Resolve() is not YamlMapping mapping)
            return null;
        var selector = new Selector(mapping) { _isUnknown = mapping.FindOwn("<<") is not null };
        if (mapping.Find("matchLabels")?.Value.Resolve() is YamlMapping labels)
            selector.Take(labels);
        foreach (var expression in mapping.Maps("matchExpressions"))
            selector.TakeExpression(expression);
        return selector;
    }

    /// <summary>The selector of a Service or ReplicationController, which is a mapping of labels.</summary>
    public static Selector? OfLabels(YamlNode? node)
    {
        if (node?.Resolve() is not YamlMapping mapping)
            return null;
        var selector = new Selector(mapping);
        selector.Take(mapping);
        return selector;
    }

    /// <summary>True or false where that is certain, else null. <paramref name="labels"/> null stands for an object without labels.</summary>
    /// <param name="labels">The labels of the object.</param>
    /// <param name="isPod">Controllers give pods labels of their own.</param>
    public bool? Matches(YamlMapping? labels, bool isPod)
    {
        bool? result = _isUnknown ? null : true;
        foreach (var requirement in _requirements)
        {
            switch (requirement.Holds(labels, isPod))
            {
                case false:
                    return false;
                case null:
                    result = null;
                    break;
            }
        }
        return result;
    }

    /// <summary>Labels of which whatever is selected has one of the values, in its file; for looking up candidates.</summary>
    internal IEnumerable<(string Key, IReadOnlyList<string?> Values)> Wanted()
    {
        foreach (var requirement in _requirements)
        {
            if (requirement.Operator == "In" && !IsGiven(requirement.Key) && !HoldsNull(requirement.Values))
                yield return (requirement.Key, requirement.Values);
        }
    }

    /// <summary>The required labels, as a message shows them.</summary>
    internal string Describe()
    {
        var words = new List<string>();
        foreach (var (key, values) in Wanted())
            words.Add(values.Count == 1 ? key + "=" + values[0] : key + " in " + string.Join("|", values));
        return words.Count == 0 ? "it requires" : string.Join(",", words);
    }

    static bool HoldsNull(IReadOnlyList<string?> values)
    {
        foreach (var value in values)
        {
            if (value is null)
                return true;
        }
        return false;
    }

    void Take(YamlMapping labels)
    {
        foreach (var entry in labels.Entries)
        {
            if (entry.KeyText is not { } key || key == "<<")
                _isUnknown = true;
            else
                _requirements.Add(new Requirement(key, "In", [ManifestNodes.TextOf(entry.Value.Resolve())]));
        }
    }

    void TakeExpression(YamlMapping expression)
    {
        var values = new List<string?>();
        foreach (var value in expression.Words("values"))
            values.Add(ManifestNodes.TextOf(value));
        if (expression.Text("key") is { } key && expression.Text("operator") is { } name)
            _requirements.Add(new Requirement(key, name, values));
        else
            _isUnknown = true;
    }

    sealed record Requirement(string Key, string Operator, IReadOnlyList<string?> Values)
    {
        public bool? Holds(YamlMapping? labels, bool isPod)
        {
            var node = labels?.Find(Key)?.Value.Resolve();
            if (node is null)
            {
                if (isPod && IsGiven(Key))
                    return null;
                // A null or missing label meets what forbids it.
                return Operator is "NotIn" or "DoesNotExist" ? true : Operator is "In" or "Exists" ? false : null;
            }
            if (Operator is "Exists" or "DoesNotExist")
                return Operator == "Exists";
            if (Operator is not ("In" or "NotIn") || node is not YamlScalar scalar)
                return null;
            var text = scalar.IsNull ? "" : ManifestNodes.TextOf(scalar);
            var isUnknown = text is null;
            foreach (var value in Values)
            {
                if (value is null)
                    isUnknown = true;
                else if (value == text)
                    return Operator == "In";
            }
            return isUnknown ? null : Operator == "NotIn";
        }
    }

    // What controllers write on the pods that they make.
    static bool IsGiven(string key) =>
        key is "pod-template-hash" or "controller-revision-hash" or "pod-template-generation" or "controller-uid" or "job-name" ||
        key.StartsWith("statefulset.kubernetes.io/", StringComparison.Ordinal) || key.StartsWith("apps.kubernetes.io/", StringComparison.Ordinal) ||
        key.StartsWith("batch.kubernetes.io/", StringComparison.Ordinal);
}
