namespace Seaworthy.Text;

/// <summary>Where a text stands that is no file of its own: what is found in it stands there.</summary>
abstract class Embedding
{
    /// <summary>The characters where they are written; that text may stand in another one in turn.</summary>
    public abstract (SourceText Source, TextSpan Span) Map(TextSpan span);

    /// <summary>The same edit where the text is written; null where it would not be the same.</summary>
    public virtual TextEdit? Map(TextEdit edit) => null;

    /// <summary>Operations on its nodes are about nodes of files.</summary>
    public virtual bool TakesOperations => false;
}

/// <summary>A text that is a value in another file, such as a Dockerfile written into a compose file.</summary>
/// <param name="host">The other file.</param>
/// <param name="content">The value, mapped to where each character is written.</param>
/// <param name="whole">All characters of the value.</param>
/// <param name="takesEdits">Each character of the value is written as it is, so that an edit within a line may be.</param>
sealed class EmbeddedValue(SourceText host, MappedText content, TextSpan whole, bool takesEdits) : Embedding
{
    public override (SourceText Source, TextSpan Span) Map(TextSpan span) => (host, content.Length == 0 ? whole : content.ToSource(span));

    public override TextEdit? Map(TextEdit edit) =>
        !takesEdits || HasSign(edit.NewText) || HasSign(content.Text.Substring(edit.Span.Start, edit.Span.Length)) ? null
            : new TextEdit(Map(edit.Span).Span, edit.NewText);

    // Line ends are followed by the value's indentation, and dollars are doubled.
    static bool HasSign(string text) => text.IndexOfAny(['\n', '\r', '$']) >= 0;
}
