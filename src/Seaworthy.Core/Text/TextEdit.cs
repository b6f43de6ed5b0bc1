using System.Text;

namespace Seaworthy.Text;

/// <summary>Replaces the characters of a span; an empty span inserts, an empty text deletes.</summary>
public readonly record struct TextEdit(TextSpan Span, string NewText)
{
    public static TextEdit Insert(int position, string text) => new(new TextSpan(position, 0), text);

    public static TextEdit Delete(TextSpan span) => new(span, "");

    /// <summary>Two edits conflict when they overlap or insert at the same place: which of them comes first is not for us to say.</summary>
    public bool ConflictsWith(TextEdit other) =>
        Span.Overlaps(other.Span) || (Span.Start == other.Span.Start && (Span.IsEmpty || other.Span.IsEmpty));

    /// <summary>Applies edits that do not conflict, in any order.</summary>
    /// <exception cref="ArgumentException">Two of the edits conflict.</exception>
    public static string Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        if (edits.Count == 0)
            return text;
        var ordered = new TextEdit[edits.Count];
        for (var i = 0; i < ordered.Length; i++)
            ordered[i] = edits[i];
        Array.Sort(ordered, static (a, b) => a.Span.CompareTo(b.Span));
        var result = new StringBuilder(text.Length + 64);
        var position = 0;
        for (var i = 0; i < ordered.Length; i++)
        {
            var edit = ordered[i];
            if (i > 0 && edit.ConflictsWith(ordered[i - 1]))
                throw new ArgumentException($"Edits at {ordered[i - 1].Span} and {edit.Span} conflict", nameof(edits));
            result.Append(text, position, edit.Span.Start - position).Append(edit.NewText);
            position = edit.Span.End;
        }
        return result.Append(text, position, text.Length - position).ToString();
    }
}
