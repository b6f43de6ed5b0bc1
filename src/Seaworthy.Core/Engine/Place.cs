using Seaworthy.Text;

namespace Seaworthy.Engine;

/// <summary>Characters of a file: what a finding marks.</summary>
public readonly record struct Place(SourceText Source, TextSpan Span)
{
    /// <summary>The place in the file: of a text that stands in another one, there.</summary>
    internal Place InFile
    {
        get
        {
            var place = this;
            while (place.Source?.Embedding is { } embedding)
            {
                var (source, span) = embedding.Map(place.Span);
                place = new Place(source, span);
            }
            return place;
        }
    }

    public LinePosition Start => Source.Lines.PositionOf(Span.Start);

    public LinePosition End => Source.Lines.PositionOf(Span.End);

    public override string ToString() => $"{Source.Path}({Start.Line + 1},{Start.Character + 1})";
}
