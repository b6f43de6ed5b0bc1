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
        return TemplateMarks.IsTemplate(source, builder.Documents, builder.Diagnostics)
            ? new YamlSyntax(source, [], [], isTemplate: true)
            : new YamlSyntax(source, builder.Documents, builder.Diagnostics, isTemplate: false);
    }
}
