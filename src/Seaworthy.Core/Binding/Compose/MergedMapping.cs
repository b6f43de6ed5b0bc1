namespace Seaworthy.Binding.Compose;

/// <summary>
/// A view over one mapping that is written in several places: what a service extends, the service itself, its override. Nothing is copied; each key is put
/// together
/// when it is asked for, and its nodes keep the file and the characters they were written in.
/// </summary>
/// <remarks>Compose specification, Merge and override: https://github.com/compose-spec/compose-spec/blob/main/13-merge.md</remarks>
sealed class MergedMapping : YamlMapping
{
    readonly IReadOnlyList<YamlMapping> _layers;
    readonly YamlMapping? _written;
    readonly string _place;
    Dictionary<string, YamlEntry?>? _found;
    List<YamlEntry>? _entries;

    /// <param name="layers">What gives way first, what wins last.</param>
    /// <param name="written">The one of them that edits go to, or null.</param>
    /// <param name="location">The key that it stands under; empty for a service.</param>
    public MergedMapping(IReadOnlyList<YamlMapping> layers, YamlMapping? written, string location)
        : base((written ?? layers[layers.Count - 1]).Source, (written ?? layers[layers.Count - 1]).Span, (written ?? layers[layers.Count - 1]).IsFlow)
    {
        _layers = layers;
        _written = written;
        _place = location;
    }

    /// <summary>All that is written, what gives way first: asked for where every value counts, and not copied before.</summary>
    public override YamlList<YamlEntry> Entries
    {
        get
        {
            if (_entries is null)
            {
                var entries = new List<YamlEntry>();
                foreach (var layer in _layers)
                    entries.AddRange(layer.Entries);
                _entries = entries;
            }
            return new YamlList<YamlEntry>(_entries);
        }
    }

    /// <summary>The places it is written in, what gives way first.</summary>
    public IReadOnlyList<YamlMapping> Layers => _layers;

    internal override YamlMapping? Written => _written;

    public override YamlEntry? Find(string key)
    {
        if (_found is null)
            _found = new Dictionary<string, YamlEntry?>(StringComparer.Ordinal);
        else if (_found.TryGetValue(key, out var known))
            return known;
        YamlEntry? found = null;
        foreach (var layer in _layers)
        {
            if (layer.Find(key) is { } entry)
                found = IsReset(entry) ? null : found is null ? entry : Merge(key, found, entry);
        }
        _found.Add(key, found);
        return found;
    }

    static bool IsReset(YamlEntry entry) => entry.Value.Tag == "!reset";

    YamlEntry Merge(string key, YamlEntry lower, YamlEntry upper)
    {
        if (upper.Value.Tag == "!override" || MergeTable.Replaces(_place, key))
            return upper;
        if (lower.Value.Resolve() is not { } below || upper.Value.Resolve() is not { } above)
            return upper;
        if (above is YamlScalar { IsNull: true })
            return below is YamlScalar ? upper : lower;
        if (below is YamlScalar { IsNull: true } && above is not YamlScalar)
            return upper;
        (below, above) = MergeTable.Alike(_place, key, below, above);
        // Of what is put together the part counts that an edit may touch.
        var own = IsOwn(upper) ? upper : IsOwn(lower) ? lower : null;
        switch (below, above)
        {
            case (YamlMapping l, YamlMapping u):
                return new YamlEntry(own?.Owner ?? upper.Owner, upper.Key,
                    new MergedMapping([l, u], ((own == upper ? above : own == lower ? below : null) as YamlMapping)?.Written, key));
            case (YamlSequence l, YamlSequence u):
                // It stands where an edit would go, so that finding and fix are about one file.
                var shown = own == lower ? l : u;
                var items = new YamlSequence(shown.Source, shown.Span, shown.IsFlow) { IsMerged = true };
                foreach (var item in l.Items)
                    items.Add(item);
                foreach (var item in u.Items)
                    items.Add(item);
                return new YamlEntry(own?.Owner ?? upper.Owner, upper.Key, items);
            default:
                return upper;
        }
    }

    // It stands in the mapping that edits go to, and not behind an alias.
    bool IsOwn(YamlEntry entry) => _written is not null && entry.Owner == _written && entry.Value is not YamlAlias;
}
