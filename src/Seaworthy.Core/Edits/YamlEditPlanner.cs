namespace Seaworthy.Edits;

/// <summary>
/// Makes minimal text edits of operations on one file: comments, quotes, indentation and line ends of everything else stay. Operations that need the same
/// missing mapping share it.
/// </summary>
static class YamlEditPlanner
{
    /// <summary>The edits in order of place; null when an operation is not possible here or two of them contradict each other.</summary>
    public static IReadOnlyList<TextEdit>? TryPlan(SourceText source, IReadOnlyList<YamlOperation> operations)
    {
        var plan = new Plan(source);
        foreach (var operation in operations)
        {
            var isDone = operation.Kind switch
            {
                YamlOperationKind.Set => plan.Set((YamlMapping)operation.Node, operation.Path, operation.Value),
                YamlOperationKind.Append => plan.Append((YamlMapping)operation.Node, operation.Path, operation.Value),
                YamlOperationKind.Rename => plan.Rename((YamlMapping)operation.Node, operation.Path[0], operation.Value),
                YamlOperationKind.Remove => plan.Remove((YamlMapping)operation.Node, operation.Path),
                _ => plan.RemoveItem((YamlSequence)operation.Node, operation.Item!),
            };
            if (!isDone)
                return null;
        }
        return plan.Finish();
    }

    sealed class Plan(SourceText source)
    {
        readonly YamlLayout _layout = new(source);
        readonly EditSet _edits = new();
        readonly List<(YamlMapping Mapping, YamlEntry? Null, PendingMapping Pending)> _insertions = [];
        readonly Dictionary<(YamlMapping, YamlEntry?), PendingMapping> _pending = [];
        readonly List<(YamlMapping Mapping, string Name, YamlEntry Entry)> _named = [];

        public bool Set(YamlMapping mapping, IReadOnlyList<string> path, string value)
        {
            var (at, entry, depth) = Walk(mapping, path);
            if (entry is null)
                return PendingAt(at, null).Set(path, depth, value);
            if (depth < path.Count)
                return entry.Value is YamlScalar { IsNull: true } && PendingAt(at, entry).Set(path, depth, value);
            if (entry.Value is not YamlScalar scalar)
                return false;
            return Add(scalar.ContentSpan.IsEmpty ? TextEdit.Insert(_layout.BehindColon(entry), " " + value) : new TextEdit(scalar.ContentSpan, value));
        }

        public bool Append(YamlMapping mapping, IReadOnlyList<string> path, string value)
        {
            var (at, entry, depth) = Walk(mapping, path);
            if (entry is null)
                return PendingAt(at, null).Append(path, depth, value);
            if (depth < path.Count || entry.Value is YamlScalar { IsNull: true })
                return entry.Value is YamlScalar { IsNull: true } && PendingAt(at, entry).Append(path, depth, value);
            if (entry.Value is not YamlSequence sequence)
                return false;
            if (sequence.Items.Count == 0)
                return Add(new TextEdit(sequence.Span, "[" + value + "]"));
            var last = sequence.Items[sequence.Items.Count - 1];
            if (sequence.IsFlow)
                return Add(TextEdit.Insert(last.Span.End, ", " + value));
            return Add(TextEdit.Insert(_layout.LineEnd(last.Span.End), _layout.NewLine + YamlLayout.Blank(_layout.ColumnOf(_layout.DashOf(last))) + "- "
                + value));
        }

        public bool Remove(YamlMapping mapping, IReadOnlyList<string> path)
        {
            var owners = new List<YamlEntry>(path.Count);
            var current = mapping;
            for (var i = 0; i < path.Count; i++)
            {
                if (current.FindOwn(path[i]) is not { } entry)
                    return false;
                owners.Add(entry);
                if (i + 1 == path.Count)
                    break;
                if (entry.Value is not YamlMapping next)
                    return false;
                current = next;
            }
            // A mapping that would be left empty goes too.
            var level = owners.Count - 1;
            while (level > 0 && owners[level].Owner.Entries.Count == 1)
                level--;
            return _layout.RemovalOf(owners[level]) is { } edit && Add(edit);
        }

        public bool Rename(YamlMapping mapping, string key, string name)
        {
            if (mapping.FindOwn(key) is not { } entry || mapping.FindOwn(name) is not null)
                return false;
            _named.Add((mapping, name, entry));
            return Add(new TextEdit(entry.KeySpan, name));
        }

        public bool RemoveItem(YamlSequence sequence, YamlNode item) => _layout.RemovalOf(sequence, item) is { } edit && Add(edit);

        public IReadOnlyList<TextEdit>? Finish()
        {
            // A key that gets its name by another fix is not written a second time.
            foreach (var (mapping, name, entry) in _named)
            {
                if (_pending.TryGetValue((mapping, null), out var added) && !added.IsMetBy(name, entry.Value))
                    return null;
            }
            foreach (var (mapping, entry, pending) in _insertions)
            {
                if (pending.Entries.Count + pending.Items.Count == 0)
                    continue;
                var edit = entry is null ? _layout.Insertion(mapping, pending) : _layout.InsertionBelow(mapping, entry, pending);
                if (!Add(edit))
                    return null;
            }
            return _edits.Edits;
        }

        // As far as the path exists: the mapping reached, the entry found in it (null when absent), and how many keys of the path are used.
        static (YamlMapping At, YamlEntry? Entry, int Depth) Walk(YamlMapping mapping, IReadOnlyList<string> path)
        {
            var current = mapping;
            for (var i = 0; ; i++)
            {
                var entry = current.FindOwn(path[i]);
                if (entry is null)
                    return (current, null, i);
                if (i + 1 == path.Count || entry.Value is not YamlMapping next)
                    return (current, entry, i + 1);
                current = next;
            }
        }

        PendingMapping PendingAt(YamlMapping mapping, YamlEntry? entry)
        {
            if (_pending.TryGetValue((mapping, entry), out var pending))
                return pending;
            pending = new PendingMapping();
            _pending.Add((mapping, entry), pending);
            _insertions.Add((mapping, entry, pending));
            return pending;
        }

        bool Add(TextEdit edit) => _edits.Contains(edit) || (!MeetsAtEnd(edit) && _edits.TryAdd(edit));

        // In a file without a final line end, what is added behind the last line would stand behind what is left when that line goes.
        bool MeetsAtEnd(TextEdit edit)
        {
            if (edit.Span.End != source.Length)
                return false;
            for (var i = _edits.Edits.Count - 1; i >= 0 && _edits.Edits[i].Span.End == source.Length; i--)
            {
                if (_edits.Edits[i].Span.IsEmpty != edit.Span.IsEmpty)
                    return true;
            }
            return false;
        }
    }
}

/// <summary>Keys that are still to be written, in the order in which they were asked for.</summary>
sealed class PendingMapping
{
    readonly List<(string Key, object Value)> _entries = [];
    readonly List<string> _items = [];

    public IReadOnlyList<(string Key, object Value)> Entries => _entries;

    /// <summary>What stands below is a list, not a mapping.</summary>
    public IReadOnlyList<string> Items => _items;

    public bool Set(IReadOnlyList<string> path, int depth, string value)
    {
        if (depth + 1 < path.Count)
            return Child(path[depth])?.Set(path, depth + 1, value) ?? false;
        foreach (var (key, existing) in _entries)
        {
            if (key == path[depth])
                return existing is string text && text == value;
        }
        _entries.Add((path[depth], value));
        return true;
    }

    /// <summary>Leaves a key out that is there with this value; false where it is to have another one.</summary>
    public bool IsMetBy(string key, YamlNode value)
    {
        var at = _entries.FindIndex(e => e.Key == key);
        if (at < 0)
            return true;
        if (_entries[at].Value is not string text || (value as YamlScalar)?.Value != text)
            return false;
        _entries.RemoveAt(at);
        return true;
    }

    public bool Append(IReadOnlyList<string> path, int depth, string value)
    {
        if (depth < path.Count)
            return Child(path[depth])?.Append(path, depth + 1, value) ?? false;
        if (!_items.Contains(value))
            _items.Add(value);
        return true;
    }

    PendingMapping? Child(string key)
    {
        foreach (var (name, value) in _entries)
        {
            if (name == key)
                return value as PendingMapping;
        }
        var child = new PendingMapping();
        _entries.Add((key, child));
        return child;
    }
}
