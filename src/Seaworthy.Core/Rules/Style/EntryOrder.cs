using System.Text;

namespace Seaworthy.Rules.Style;

/// <summary>Sorts entries of a mapping or list as text: each entry keeps the comments above it and on its line.</summary>
static class EntryOrder
{
    /// <summary>Dictionary order: punctuation before digits before letters, a capital after the same small letter.</summary>
    public static int ByName(string a, string b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (Rank(a[i]).CompareTo(Rank(b[i])) is var order and not 0)
                return order;
        }
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(b, a);
    }

    static int Rank(char c) => c switch
    {
        '_' => 1,
        '-' => 2,
        '.' => 3,
        _ => char.ToUpperInvariant(c) + 4,
    };

    public static int ByText(YamlNode a, YamlNode b) => ByName((a.Resolve() as YamlScalar)?.Value ?? "", (b.Resolve() as YamlScalar)?.Value ?? "");

    /// <summary>Only the order would change: each entry has its own lines, and no anchor moves after its alias.</summary>
    public static bool CanSort(YamlMapping mapping) => !mapping.IsFlow && CanMove(mapping, Starts(mapping)) && HasNoDuplicates(mapping);

    public static bool CanSort(YamlSequence list) => list.IsFlow ? IsPlainFlow(list) : CanMove(list, Starts(list));

    public static void Sort(YamlMapping mapping, Comparison<string> compare, FixBuilder fix)
    {
        var order = Order(mapping.Entries.Count, (x, y) => compare(mapping.Entries[x].KeyText ?? "", mapping.Entries[y].KeyText ?? ""));
        Write(mapping, Starts(mapping), order, fix);
    }

    public static void Sort(YamlSequence list, Comparison<YamlNode> compare, FixBuilder fix)
    {
        var order = Order(list.Items.Count, (x, y) => compare(list.Items[x], list.Items[y]));
        if (!list.IsFlow)
        {
            Write(list, Starts(list), order, fix);
            return;
        }
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] != i)
                fix.Replace(list.Items[i].Span, list.Source.ToString(list.Items[order[i]].Span));
        }
    }

    /// <summary>The entry refers to an anchor in one above it in the same mapping, and so cannot be placed before that.</summary>
    public static bool IsBound(YamlMapping mapping, YamlEntry entry) =>
        RefersInto(entry.Value, TextSpan.FromBounds(mapping.Span.Start, entry.KeySpan.Start), 0);

    static bool RefersInto(YamlNode node, TextSpan above, int depth)
    {
        switch (node)
        {
            case YamlAlias { Target: { } target }:
                return target.Span.Start >= above.Start && target.Span.Start < above.End;
            case YamlMapping mapping when depth < DeepestReference:
                foreach (var child in mapping.Entries)
                {
                    if (RefersInto(child.Value, above, depth + 1))
                        return true;
                }
                return false;
            case YamlSequence list when depth < DeepestReference:
                foreach (var item in list.Items)
                {
                    if (RefersInto(item, above, depth + 1))
                        return true;
                }
                return false;
            default:
                return false;
        }
    }

    const int DeepestReference = 16;

    static int[] Order(int count, Comparison<int> compare)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        // Equal entries keep their order, which Array.Sort does not guarantee.
        Array.Sort(order, (x, y) => compare(x, y) is var result and not 0 ? result : x.CompareTo(y));
        return order;
    }

    static void Write(YamlNode node, List<int> starts, int[] order, FixBuilder fix)
    {
        // The text between the entries, line endings and blank lines, stays in place.
        var text = node.Source.Text;
        var ends = new int[order.Length];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = TrimEnd(text, starts[i], i + 1 < starts.Count ? starts[i + 1] : LineEnd(text, node.Span.End));
        var sorted = new StringBuilder();
        for (var i = 0; i < order.Length; i++)
        {
            sorted.Append(text, starts[order[i]], ends[order[i]] - starts[order[i]]);
            if (i + 1 < order.Length)
                sorted.Append(text, ends[i], starts[i + 1] - ends[i]);
        }
        fix.Replace(TextSpan.FromBounds(starts[0], ends[ends.Length - 1]), sorted.ToString());
    }

    static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    // Where the lines of each entry begin: at the comments right above it. Comments at the top of the file apply to all of it and stay.
    static List<int> Starts(YamlMapping mapping)
    {
        var starts = new List<int>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
            starts.Add(Start(mapping.Source.Text, entry.KeySpan.Start, starts.Count == 0 ? First(mapping.Source.Text, entry.KeySpan.Start)
                : starts[starts.Count - 1]));
        return starts;
    }

    static List<int> Starts(YamlSequence list)
    {
        var starts = new List<int>(list.Items.Count);
        foreach (var item in list.Items)
            starts.Add(Start(list.Source.Text, item.Span.Start, starts.Count == 0 ? First(list.Source.Text, item.Span.Start) : starts[starts.Count - 1]));
        return starts;
    }

    static int Start(string text, int position, int previous)
    {
        var start = LineStart(text, position);
        while (start > Math.Max(previous, 0))
        {
            var above = LineStart(text, start - 1);
            var first = above;
            while (first < start && text[first] is (' ' or '\t'))
                first++;
            if (above <= previous || text[first] != '#')
                break;
            start = above;
        }
        return start;
    }

    static int First(string text, int position) => LineStart(text, position) == position ? position : -1;

    static bool CanMove(YamlNode node, List<int> starts)
    {
        var text = node.Source.Text;
        for (var i = 1; i < starts.Count; i++)
        {
            if (starts[i] <= starts[i - 1])
                return false;
        }
        // The first key of an item in a list shares its line with the dash.
        if (starts.Count < 2 || !IsBlank(text, starts[0], node.Span.Start, node is YamlSequence))
            return false;
        var end = LineEnd(text, node.Span.End);
        var length = end - starts[0];
        // A block scalar that keeps its trailing line endings would change.
        return text.IndexOf('&', starts[0], length) < 0 && text.IndexOf('*', starts[0], length) < 0 &&
            text.IndexOf("|+", starts[0], length, StringComparison.Ordinal) < 0 && text.IndexOf(">+", starts[0], length, StringComparison.Ordinal) < 0;
    }

    static bool IsBlank(string text, int start, int end, bool isList)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not (' ' or '\t') && !(isList && text[i] == '-'))
                return text[i] == '#';
        }
        return true;
    }

    static bool HasNoDuplicates(YamlMapping mapping)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is not { } key || !seen.Add(key))
                return false;
        }
        return true;
    }

    static bool IsPlainFlow(YamlSequence list)
    {
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { Anchor: null })
                return false;
        }
        return true;
    }

    static int LineStart(string text, int offset) => offset <= 0 ? 0 : text.LastIndexOf('\n', Math.Min(offset, text.Length) - 1) + 1;

    static int LineEnd(string text, int offset)
    {
        var end = text.IndexOf('\n', Math.Min(offset, text.Length));
        return end < 0 ? text.Length : end + 1;
    }
}
