using System;
using System.Collections.Generic;
using Seaworthy.Text;

namespace Seaworthy.Syntax.Yaml;

/// <summary>A node of a YAML document with the characters it stands in.</summary>
public abstract class YamlNode(TextSpan span)
{
    /// <summary>From the anchor or tag, if any, to behind the last character of the node; a collection ends with its last child or bracket.</summary>
    public TextSpan Span { get; private protected set; } = span;

    public string? Anchor { get; internal init; }

    public string? Tag { get; internal init; }

    /// <summary>The node itself, or what an alias stands for; null where the alias leads nowhere.</summary>
    public virtual YamlNode? Resolve() => this;
}

/// <summary><c>*name</c>: the node that carries the anchor. It is never copied.</summary>
public sealed class YamlAlias(TextSpan span, string name, YamlNode? target) : YamlNode(span)
{
    public string Name { get; } = name;

    public YamlNode? Target { get; } = target;

    public override YamlNode? Resolve() => Target;
}

/// <summary>How a scalar is written.</summary>
public enum YamlStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <summary>An entry of a mapping.</summary>
public sealed class YamlEntry(YamlMapping owner, YamlNode key, YamlNode value)
{
    /// <summary>The mapping it is written in; not the one that was asked when it came through a merge key.</summary>
    public YamlMapping Owner { get; } = owner;

    public YamlNode Key { get; } = key;

    public YamlNode Value { get; } = value;

    /// <summary>The key's text, or null for a key that is no scalar.</summary>
    public string? KeyText => (Key as YamlScalar)?.Value;

    public TextSpan KeySpan => Key.Span;

    /// <summary>Key and value.</summary>
    public TextSpan Span => TextSpan.FromBounds(Key.Span.Start, Math.Max(Key.Span.End, Value.Span.End));
}

/// <summary>A mapping in block or flow style.</summary>
public sealed class YamlMapping(TextSpan span, bool isFlow) : YamlNode(span)
{
    // Merge keys may lead to mappings with merge keys; a fixed depth ends cycles, which YAML allows.
    const int DeepestMerge = 16;

    readonly List<YamlEntry> _entries = [];

    public bool IsFlow { get; } = isFlow;

    /// <summary>The entries that are written in it, in order, merge keys among them.</summary>
    public IReadOnlyList<YamlEntry> Entries => _entries;

    /// <summary>The entry of a key: one written here, the last of duplicates, before one that a merge key brings; the first of several merges wins.</summary>
    public YamlEntry? Find(string key) => Find(key, 0);

    /// <summary>Like <see cref="Find(string)"/>, without what merge keys bring.</summary>
    public YamlEntry? FindOwn(string key)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].KeyText == key)
                return _entries[i];
        }
        return null;
    }

    internal void Add(YamlNode key, YamlNode value) => _entries.Add(new YamlEntry(this, key, value));

    internal void EndAt(int end) => Span = TextSpan.FromBounds(Span.Start, Math.Max(end, Span.Start));

    YamlEntry? Find(string key, int depth)
    {
        if (FindOwn(key) is { } own)
            return own;
        if (depth >= DeepestMerge || FindOwn("<<") is not { } merge)
            return null;
        switch (merge.Value.Resolve())
        {
            case YamlMapping merged:
                return merged.Find(key, depth + 1);
            case YamlSequence several:
                foreach (var item in several.Items)
                {
                    if (item.Resolve() is YamlMapping one && one.Find(key, depth + 1) is { } found)
                        return found;
                }
                return null;
            default:
                return null;
        }
    }
}

/// <summary>A sequence in block or flow style.</summary>
public sealed class YamlSequence(TextSpan span, bool isFlow) : YamlNode(span)
{
    readonly List<YamlNode> _items = [];

    public bool IsFlow { get; } = isFlow;

    public IReadOnlyList<YamlNode> Items => _items;

    internal void Add(YamlNode item) => _items.Add(item);

    internal void EndAt(int end) => Span = TextSpan.FromBounds(Span.Start, Math.Max(end, Span.Start));
}
