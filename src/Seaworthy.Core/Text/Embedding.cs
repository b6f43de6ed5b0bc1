namespace Seaworthy.Text;

/// <summary>A text that is a value in another file, such as a Dockerfile written into a compose file: what is found in it stands there.</summary>
/// <param name="Host">The other file.</param>
/// <param name="Content">The value, mapped to where each character is written.</param>
/// <param name="Whole">All characters of the value.</param>
/// <param name="TakesEdits">Each character of the value is written as it is, so that an edit within a line may be.</param>
sealed record Embedding(SourceText Host, MappedText Content, TextSpan Whole, bool TakesEdits)
{
    /// <summary>The characters in the file; for an empty text, the value.</summary>
    public TextSpan Map(TextSpan span) => Content.Length == 0 ? Whole : Content.ToSource(span);

    /// <summary>The same edit in the file; null where it would touch the lines that the file's own grammar makes.</summary>
    public TextEdit? Map(TextEdit edit)
    {
        if (!TakesEdits || HasSign(edit.NewText) || HasSign(Content.Text.Substring(edit.Span.Start, edit.Span.Length)))
            return null;
        return new TextEdit(Map(edit.Span), edit.NewText);
    }

    // Line ends are followed by the value's indentation, and dollars are doubled.
    static bool HasSign(string text) => text.IndexOfAny(['\n', '\r', '$']) >= 0;
}
