namespace Seaworthy.Syntax.Yaml;

/// <summary>A node of a YAML document with the characters it stands in.</summary>
abstract class YamlNode(SourceText source, TextSpan span)
{
    /// <summary>The file it is written in: nodes of several compose files meet in one service.</summary>
    public SourceText Source { get; } = source;

    /// <summary>From the anchor or tag, if any, to behind the last character of the node; a collection ends with its last child or bracket.</summary>
    public TextSpan Span { get; private protected set; } = span;

    public string? Anchor { get; internal init; }

    public string? Tag { get; internal init; }

    /// <summary>The node itself, or what an alias stands for; null where the alias leads nowhere.</summary>
    public virtual YamlNode? Resolve() => this;
}

/// <summary><c>*name</c>: the node that carries the anchor. It is never copied.</summary>
sealed class YamlAlias(SourceText source, TextSpan span, string name, YamlNode? target) : YamlNode(source, span)
{
    public string Name { get; } = name;

    public YamlNode? Target { get; } = target;

    public override YamlNode? Resolve() => Target;
}

/// <summary>How a scalar is written.</summary>
enum YamlStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <summary>An entry of a mapping.</summary>
sealed class YamlEntry(YamlMapping owner, YamlNode key, YamlNode value)
{
    /// <summary>The mapping it is written in; not the one that was asked when it came through a merge key.</summary>
    public YamlMapping Owner { get; } = owner;

    public YamlNode Key { get; } = key;

    public YamlNode Value { get; } = value;

    /// <summary>The key's text, or null for a key that is no scalar.</summary>
    public string? KeyText { get; } = (key as YamlScalar)?.Value;

    public TextSpan KeySpan => Key.Span;

    /// <summary>Key and value.</summary>
    public TextSpan Span => TextSpan.FromBounds(Key.Span.Start, Math.Max(Key.Span.End, Value.Span.End));
}

/// <summary>A mapping in block or flow style.</summary>
class YamlMapping(SourceText source, TextSpan span, bool isFlow) : YamlNode(source, span)
{
    // Merge keys may lead to mappings with merge keys; a fixed depth ends cycles, which YAML allows.
    const int DeepestMerge = 16;

    // Lists of merges that lead to lists of merges would take exponential time.
    const int MostMerges = 256;

    const int FewEntries = 64;

    readonly List<YamlEntry> _entries = [];
    Dictionary<string, YamlEntry>? _index;
    int _indexed;
    ulong _marks;

    public bool IsFlow { get; } = isFlow;

    /// <summary>The entries that are written in it, in order, merge keys among them.</summary>
    public virtual YamlList<YamlEntry> Entries => new(_entries);

    /// <summary>The entry of a key: one written here, the last of duplicates, before one that a merge key brings; the first of several merges wins.</summary>
    public virtual YamlEntry? Find(string key)
    {
        var left = MostMerges;
        return Find(key, 0, ref left);
    }

    /// <summary>
    /// The mapping that edits go to: itself, or for a view over several the one that they are merged into; null where nothing is written yet.
    /// </summary>
    internal virtual YamlMapping? Written => this;

    /// <summary>Like <see cref="Find(string)"/>, without what merge keys bring.</summary>
    public YamlEntry? FindOwn(string key) => _entries.Count > FewEntries ? Indexed(key) : Scan(key);

    // Most keys that rules ask for are not there: one bit of 64 for each key that is says so without looking at any.
    static ulong MarkOf(string key) =>
        key.Length == 0 ? 1 : 1UL << ((key.Length + (key[0] * 3) + (key[key.Length - 1] * 7) + (key[key.Length >> 1] * 13)) & 63);

    /// <summary>Like <see cref="FindOwn"/>, while entries are still being added.</summary>
    internal YamlEntry? Scan(string key)
    {
        if ((_marks & MarkOf(key)) == 0)
            return null;
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].KeyText == key)
                return _entries[i];
        }
        return null;
    }

    // Many services may look through one large mapping, by extending or merging it.
    YamlEntry? Indexed(string key)
    {
        if (_index is null || _indexed != _entries.Count)
        {
            var index = new Dictionary<string, YamlEntry>(_entries.Count, StringComparer.Ordinal);
            foreach (var entry in _entries)
            {
                if (entry.KeyText is { } text)
                    index[text] = entry;
            }
            (_index, _indexed) = (index, _entries.Count);
        }
        return _index.TryGetValue(key, out var found) ? found : null;
    }

    internal void Add(YamlNode key, YamlNode value) => Add(new YamlEntry(this, key, value));

    internal void Add(YamlEntry entry)
    {
        if (entry.KeyText is { } key)
            _marks |= MarkOf(key);
        _entries.Add(entry);
    }

    internal void EndAt(int end) => Span = TextSpan.FromBounds(Span.Start, Math.Max(end, Span.Start));

    YamlEntry? Find(string key, int depth, ref int left)
    {
        if (FindOwn(key) is { } own)
            return own;
        if (depth >= DeepestMerge || --left < 0 || FindOwn("<<") is not { } merge)
            return null;
        switch (merge.Value.Resolve())
        {
            case YamlMapping merged:
                return merged.Find(key, depth + 1, ref left);
            case YamlSequence several:
                foreach (var item in several.Items)
                {
                    if (item.Resolve() is YamlMapping one && one.Find(key, depth + 1, ref left) is { } found)
                        return found;
                }
                return null;
            default:
                return null;
        }
    }
}

/// <summary>A sequence in block or flow style.</summary>
sealed class YamlSequence(SourceText source, TextSpan span, bool isFlow) : YamlNode(source, span)
{
    readonly List<YamlNode> _items = [];

    public bool IsFlow { get; } = isFlow;

    /// <summary>Put together of several lists: its items have no common place, so none can be taken out by looking at its neighbours.</summary>
    internal bool IsMerged { get; init; }

    public YamlList<YamlNode> Items => new(_items);

    internal void Add(YamlNode item) => _items.Add(item);

    internal void EndAt(int end) => Span = TextSpan.FromBounds(Span.Start, Math.Max(end, Span.Start));
}
