using System.Text;

namespace Seaworthy.Edits;

/// <summary>
/// Where things go in a file, by the habits of the file: its line ends, its indentation, whether list items stand below their key or further in.
/// </summary>
sealed class YamlLayout(SourceText source)
{
    const int Step = 2;

    // Whoever looks further up for a habit looks through the same lines for each of many findings.
    const int FarthestDash = 100;
    const int FarthestKey = 1_000;

    readonly string _text = source.Text;

    public string NewLine { get; } = source.NewLine;

    public static string Blank(int columns) => new(' ', columns);

    public int ColumnOf(int offset) => offset - LineStart(offset);

    /// <summary>The end of the line, without its line end; behind a comment that follows a value.</summary>
    public int LineEnd(int offset)
    {
        var end = _text.IndexOf('\n', Math.Min(offset, _text.Length));
        if (end < 0)
            return _text.Length;
        return end > 0 && end > offset && _text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The dash of a block item.</summary>
    public int DashOf(YamlNode item)
    {
        var position = item.Span.Start - 1;
        while (position >= 0 && _text[position] != '-')
            position--;
        return Math.Max(position, 0);
    }

    public int BehindColon(YamlEntry entry)
    {
        var colon = _text.IndexOf(':', entry.KeySpan.End);
        return colon < 0 ? entry.KeySpan.End : colon + 1;
    }

    /// <summary>New keys behind the last entry of a mapping.</summary>
    public TextEdit Insertion(YamlMapping mapping, PendingMapping pending)
    {
        if (mapping.IsFlow)
        {
            var flow = Flow(pending);
            return mapping.Entries.Count == 0
                ? new TextEdit(mapping.Span, "{ " + flow + " }")
                : TextEdit.Insert(mapping.Entries[mapping.Entries.Count - 1].Span.End, ", " + flow);
        }
        var column = ColumnOf(mapping.Entries[0].KeySpan.Start);
        var lines = new StringBuilder();
        AppendBlock(lines, pending, column, ItemOffset(mapping, column));
        return TextEdit.Insert(LineEnd(mapping.Entries[mapping.Entries.Count - 1].Span.End), lines.ToString());
    }

    /// <summary>New keys below a key that has no value yet.</summary>
    public TextEdit InsertionBelow(YamlMapping mapping, YamlEntry entry, PendingMapping pending)
    {
        if (mapping.IsFlow)
        {
            var value = entry.Value.Span.IsEmpty ? new TextSpan(BehindColon(entry), 0) : entry.Value.Span;
            var text = pending.Items.Count > 0 ? Flow(pending) : "{ " + Flow(pending) + " }";
            return new TextEdit(value, value.IsEmpty ? " " + text : text);
        }
        var column = ColumnOf(mapping.Entries[0].KeySpan.Start);
        var lines = new StringBuilder();
        var offset = ItemOffset(mapping, column);
        if (pending.Items.Count > 0)
            AppendItems(lines, pending, column + offset);
        else
            AppendBlock(lines, pending, column + Step, offset);
        // A written null (~) gives way to what takes its place.
        return entry.Value.Span.IsEmpty
            ? TextEdit.Insert(LineEnd(entry.KeySpan.End), lines.ToString())
            : new TextEdit(TextSpan.FromBounds(BehindColon(entry), entry.Value.Span.End), lines.ToString());
    }

    /// <summary>Takes an entry out; null where that would leave something that is no longer the same tree.</summary>
    public TextEdit? RemovalOf(YamlEntry entry)
    {
        var entries = entry.Owner.Entries;
        var index = 0;
        while (entries[index] != entry)
            index++;
        if (entry.Owner.IsFlow)
        {
            return entries.Count == 1 ? new TextEdit(entry.Owner.Span, "{}")
                : index > 0 ? TextEdit.Delete(TextSpan.FromBounds(entries[index - 1].Span.End, entry.Span.End))
                : TextEdit.Delete(TextSpan.FromBounds(entry.Span.Start, entries[1].Span.Start));
        }
        if (StartsLine(entry.Span.Start))
            return Lines(entry.Span);
        // The first key of an item stands behind its dash: the next key takes its place.
        return index == 0 && entries.Count > 1 ? TextEdit.Delete(TextSpan.FromBounds(entry.Span.Start, entries[1].Span.Start)) : null;
    }

    public TextEdit? RemovalOf(YamlSequence sequence, YamlNode item)
    {
        var index = 0;
        while (sequence.Items[index] != item)
            index++;
        if (sequence.IsFlow)
        {
            return index > 0
                ? TextEdit.Delete(TextSpan.FromBounds(sequence.Items[index - 1].Span.End, item.Span.End))
                : sequence.Items.Count > 1 ? TextEdit.Delete(TextSpan.FromBounds(item.Span.Start, sequence.Items[1].Span.Start)) : null;
        }
        var dash = DashOf(item);
        return StartsLine(dash) ? Lines(TextSpan.FromBounds(dash, Math.Max(dash + 1, item.Span.End))) : null;
    }

    // Whole lines; at the end of a file without a final line end, the one before goes, and at the start the blank lines that would then be first.
    TextEdit Lines(TextSpan span)
    {
        var start = LineStart(span.Start);
        var end = _text.IndexOf('\n', Math.Min(span.End, _text.Length));
        if (end >= 0)
        {
            var next = end + 1;
            while (start == 0 && next < _text.Length && _text[next] is '\r' or '\n')
                next++;
            return TextEdit.Delete(TextSpan.FromBounds(start, next));
        }
        if (start > 0)
            start -= start > 1 && _text[start - 2] == '\r' ? 2 : 1;
        return TextEdit.Delete(TextSpan.FromBounds(start, _text.Length));
    }

    void AppendBlock(StringBuilder lines, PendingMapping pending, int column, int itemOffset)
    {
        foreach (var (key, value) in pending.Entries)
        {
            lines.Append(NewLine).Append(' ', column).Append(key).Append(':');
            if (value is PendingMapping child)
            {
                if (child.Items.Count > 0)
                    AppendItems(lines, child, column + itemOffset);
                else
                    AppendBlock(lines, child, column + Step, itemOffset);
            }
            else
            {
                lines.Append(' ').Append((string)value);
            }
        }
    }

    void AppendItems(StringBuilder lines, PendingMapping pending, int column)
    {
        foreach (var item in pending.Items)
            lines.Append(NewLine).Append(' ', column).Append("- ").Append(item);
    }

    static string Flow(PendingMapping pending)
    {
        var text = new StringBuilder();
        if (pending.Items.Count > 0)
            return text.Append('[').Append(string.Join(", ", pending.Items)).Append(']').ToString();
        foreach (var (key, value) in pending.Entries)
        {
            text.Append(text.Length > 0 ? ", " : "").Append(key).Append(": ");
            if (value is PendingMapping child)
                text.Append(child.Items.Count > 0 ? Flow(child) : "{ " + Flow(child) + " }");
            else
                text.Append((string)value);
        }
        return text.ToString();
    }

    // How far in from its key the first list of the mapping or above stands; where there is none, one step.
    int ItemOffset(YamlMapping mapping, int column)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value is YamlSequence { IsFlow: false, Items.Count: > 0 } list)
                return Math.Max(0, ColumnOf(DashOf(list.Items[0])) - ColumnOf(entry.KeySpan.Start));
        }
        // The mapping itself may be an item, or stand below one: the nearest dash further out and the key above it show the habit.
        var start = LineStart(mapping.Span.Start);
        for (var lines = 0; lines < FarthestDash; lines++)
        {
            var first = start;
            while (first < _text.Length && _text[first] == ' ')
                first++;
            if (first < _text.Length && _text[first] == '-' && column > first - start && !IsDocumentMark(first))
                return KeyAbove(start, first - start) is { } keyColumn ? Math.Max(0, first - start - keyColumn) : Step;
            if (start == 0 || IsDocumentMark(first))
                break;
            start = LineStart(start - 1);
        }
        return Step;
    }

    bool IsDocumentMark(int offset) => string.CompareOrdinal(_text, offset, "---", 0, 3) == 0;

    // The column of the nearest line above that is no item, no comment and not further in.
    int? KeyAbove(int lineStart, int dashColumn)
    {
        var start = lineStart;
        for (var lines = 0; start > 0 && lines < FarthestKey; lines++)
        {
            start = LineStart(start - 1);
            var first = start;
            while (first < _text.Length && _text[first] == ' ')
                first++;
            var column = first - start;
            if (first < _text.Length && _text[first] is not ('#' or '\n' or '\r' or '-') && column <= dashColumn)
                return column;
        }
        return null;
    }

    bool StartsLine(int offset)
    {
        for (var i = LineStart(offset); i < offset; i++)
        {
            if (_text[i] is not (' ' or '\t'))
                return false;
        }
        return true;
    }

    int LineStart(int offset) => offset <= 0 ? 0 : _text.LastIndexOf('\n', Math.Min(offset, _text.Length) - 1) + 1;
}
