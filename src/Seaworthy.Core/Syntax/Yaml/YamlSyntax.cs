namespace Seaworthy.Syntax.Yaml;

/// <summary>A document of a YAML stream; its root is null when it is empty or broken before its first node.</summary>
sealed record YamlDocument(TextSpan Span, YamlNode? Root);

/// <summary>A comment with its <c>#</c>, without the line end.</summary>
readonly record struct YamlComment(TextSpan Span);

/// <summary>The tree of a YAML or JSON file. Parsing never throws; what cannot be read is a diagnostic, and the other documents are still there.</summary>
sealed class YamlSyntax
{
    IReadOnlyList<YamlComment>? _comments;

    YamlSyntax(SourceText source, IReadOnlyList<YamlDocument> documents, IReadOnlyList<SyntaxDiagnostic> diagnostics, bool isTemplate)
    {
        Source = source;
        Documents = documents;
        Diagnostics = diagnostics;
        IsTemplate = isTemplate;
    }

    public SourceText Source { get; }

    public IReadOnlyList<YamlDocument> Documents { get; }

    public IReadOnlyList<SyntaxDiagnostic> Diagnostics { get; }

    /// <summary>The file is a template (Helm, Jinja, Cottle, ERB) that is no YAML before something fills it in.</summary>
    public bool IsTemplate { get; }

    /// <summary>The comments of the file in order; found when first asked for, in the gaps between scalars.</summary>
    public IReadOnlyList<YamlComment> Comments => _comments ??= YamlComments.Find(this);

    public static YamlSyntax Parse(SourceText source)
    {
        var builder = new YamlTreeBuilder(source);
        builder.Build();
        var isTemplate = TemplateMarks.IsTemplate(source.Text, builder.Diagnostics.Count > 0);
        return isTemplate
            ? new YamlSyntax(source, [], [], isTemplate: true)
            : new YamlSyntax(source, builder.Documents, builder.Diagnostics, isTemplate: false);
    }
}

/// <summary>Recognises files that a template engine fills in before they are YAML.</summary>
static class TemplateMarks
{
    /// <param name="text">The file.</param>
    /// <param name="isBroken">It does not parse as YAML.</param>
    public static bool IsTemplate(string text, bool isBroken)
    {
        if (isBroken && (Has(text, "{{") || Has(text, "{%") || Has(text, "<%") || Has(text, "[[ ") || Has(text, "@{")))
            return true;
        // A line that is nothing but a directive: {{- if … }}, {% for … %}.
        return Has(text, "{{") || Has(text, "{%") ? HasDirectiveLine(text) : false;
    }

    static bool Has(string text, string mark) => text.IndexOf(mark, StringComparison.Ordinal) >= 0;

    static bool HasDirectiveLine(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var first = start;
            while (first < end && text[first] is (' ' or '\t'))
                first++;
            if (first + 1 < end && text[first] == '{' && text[first + 1] is ('{' or '%'))
                return true;
            start = end + 1;
        }
        return false;
    }
}
