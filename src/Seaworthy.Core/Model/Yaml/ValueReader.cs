namespace Seaworthy.Model.Yaml;

/// <summary>How a dialect makes a value of a scalar: what its variables mean.</summary>
abstract class ValueReader
{
    /// <summary>
    /// The text after the dialect's expansion, each character mapped to where it is written; null where it cannot be known. Without any variable the
    /// result is the scalar's own content.
    /// </summary>
    public abstract MappedText? Expand(YamlScalar scalar);

    /// <summary>The characters that decide the value: the scalar with its quotes but without its anchor, or the default inside a variable.</summary>
    public static TextSpan SpanOf(YamlScalar scalar, MappedText expanded) =>
        ReferenceEquals(expanded, scalar.Content) || expanded.Length == 0 ? scalar.ContentSpan : expanded.SourceSpan;
}

/// <summary>
/// Kubernetes expands nothing itself; <c>$(NAME)</c>, <c>${NAME}</c> and template marks are what tools in front of it fill in, so a value with one is unknown.
/// </summary>
sealed class KubernetesValues : ValueReader
{
    public static readonly KubernetesValues Instance = new();

    public override MappedText? Expand(YamlScalar scalar) => IsUnknown(scalar.Value) ? null : scalar.Content;

    /// <summary>A variable or a mark of a template stands in it.</summary>
    public static bool IsUnknown(string value)
    {
        // Most values are a word: one pass by hand is done before a search has begun.
        for (var i = 0; i < value.Length - 1; i++)
        {
            var isMark = value[i] switch
            {
                '$' => value[i + 1] is '(' or '{',
                '{' => value[i + 1] == '{',
                '<' => value[i + 1] == '%',
                _ => false,
            };
            if (isMark)
                return true;
        }
        return false;
    }
}
