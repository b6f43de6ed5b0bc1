namespace Seaworthy.Text;

/// <summary>Characters of a file: what a finding marks.</summary>
public readonly record struct Location(SourceText Source, TextSpan Span)
{
    /// <summary>The place in the file: of a text that stands in another one, there.</summary>
    internal Location InFile
    {
        get
        {
            var location = this;
            while (location.Source?.Embedding is { } embedding)
            {
                var (source, span) = embedding.Map(location.Span);
                location = new Location(source, span);
            }
            return location;
        }
    }

    public LinePosition Start => Source.Lines.PositionOf(Span.Start);

    public LinePosition End => Source.Lines.PositionOf(Span.End);

    public override string ToString() => $"{Source.Path}({Start.Line + 1},{Start.Character + 1})";
}
