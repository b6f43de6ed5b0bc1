namespace Seaworthy.Model;

/// <summary>The labels of an object or a pod template.</summary>
sealed class LabelSet
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
