namespace Seaworthy.Model.Yaml;

/// <summary>A mapping that settings are read from, and where a finding of absence stands.</summary>
sealed record YamlSubject(ParsedFile File, YamlMapping Node, TextSpan NameSpan, ValueReader Values)
{
    /// <summary>The mapping only adds to one that stands elsewhere, so that what it does not say is unknown.</summary>
    public bool IsFragment { get; init; }

    /// <summary>The other files that parts of the mapping are written in; null where it stands in one.</summary>
    public IReadOnlyDictionary<SourceText, ParsedFile>? Files { get; init; }

    /// <summary>The file that a node of the mapping is written in.</summary>
    public ParsedFile FileOf(YamlNode node) => node.Source != File.Source && Files is not null && Files.TryGetValue(node.Source, out var file) ? file : File;

    /// <summary>Others use the same mapping through an alias: no edit may touch it.</summary>
    public bool IsShared { get; init; }
}

/// <summary>
/// Where a path of keys leads from a mapping: to a value, or to the place where it would stand. Merged and aliased mappings are followed for reading;
/// for writing only what stands in the mapping itself may be touched, because an edit elsewhere would change other subjects.
/// </summary>
readonly struct YamlField
{
    YamlField(YamlSubject subject, string[] path, YamlNode? value, bool isPresent, bool isShared, bool isUnknown)
    {
        Subject = subject;
        Path = path;
        Value = value;
        IsPresent = isPresent;
        IsShared = isShared;
        IsUnknown = isUnknown;
    }

    public YamlSubject Subject { get; }

    public string[] Path { get; }

    /// <summary>The value with aliases followed; null when absent or not to be known.</summary>
    public YamlNode? Value { get; }

    public bool IsPresent { get; }

    /// <summary>A step of the path came through an anchor or a merge key.</summary>
    public bool IsShared { get; }

    /// <summary>Something on the way is no mapping that can be read.</summary>
    public bool IsUnknown { get; }

    public Origin Origin => IsShared ? Origin.Merged : Origin.Here;

    public Location Location => new(Value?.Source ?? Subject.File.Source, Value?.Span ?? Subject.NameSpan);

    public Route? Route => IsShared || IsUnknown || Subject.IsShared || Subject.Node.Written is not { } written ? null : new YamlRoute(written, Path);

    public static YamlField Find(YamlSubject subject, string[] path)
    {
        YamlNode current = subject.Node;
        var isShared = false;
        for (var i = 0; i < path.Length; i++)
        {
            if (current is not YamlMapping mapping)
            {
                // A null where a mapping is expected counts as an empty one; anything else cannot be read.
                var isNull = current is YamlScalar { IsNull: true };
                return new YamlField(subject, path, null, false, isShared, !isNull);
            }
            if (mapping.Find(path[i]) is not { } entry)
                return new YamlField(subject, path, null, false, isShared, false);
            isShared |= entry.Owner != mapping.Written || entry.Value is YamlAlias;
            if (entry.Value.Resolve() is not { } next)
                return new YamlField(subject, path, null, true, isShared, true);
            current = next;
        }
        return new YamlField(subject, path, current, true, isShared, false);
    }
}

/// <summary>The way to a key below a mapping.</summary>
sealed class YamlRoute(YamlMapping mapping, string[] path) : Route
{
    internal override void Set(IEditTarget edits, string value) => edits.Apply(YamlOperation.Set(mapping, path, value));

    internal override void Remove(IEditTarget edits) => edits.Apply(YamlOperation.Remove(mapping, path));

    internal override void Append(IEditTarget edits, string value) => edits.Apply(YamlOperation.Append(mapping, path, value));
}

/// <summary>The way to an entry of a sequence.</summary>
sealed class YamlItemRoute(YamlMapping mapping, string[] path, YamlSequence sequence, YamlNode item) : Route
{
    internal override void Set(IEditTarget edits, string value) => edits.Replace(item.Span, value);

    // A list that loses its only entry goes with it: an empty one is noise, and some schemas refuse it.
    internal override void Remove(IEditTarget edits)
    {
        if (sequence.Items.Count == 1)
            edits.Apply(YamlOperation.Remove(mapping, path));
        else
            edits.Apply(YamlOperation.RemoveItem(sequence, item));
    }

    internal override void Append(IEditTarget edits, string value) => edits.Apply(YamlOperation.Append(mapping, path, value));
}
