namespace Seaworthy.Syntax.Yaml;

/// <summary>
/// Recognizes files that a template engine fills in before they are YAML: a line that is a directive and not part of a scalar, or a line that does not parse
/// because of one. Directives inside of quotes and block scalars (an annotation for the Vault injector, a log tag) and in comments are ordinary text; a plain
/// scalar takes up the directive that follows it on a line of its own.
/// </summary>
static class TemplateMarks
{
    static readonly string[] s_marks = ["{{", "{%", "<%", "[[ ", "@{"];

    public static bool IsTemplate(SourceText source, IReadOnlyList<YamlDocument> documents, IReadOnlyList<SyntaxDiagnostic> diagnostics)
    {
        var text = source.Text;
        if (!Array.Exists(s_marks, mark => text.IndexOf(mark, StringComparison.Ordinal) >= 0))
            return false;
        var scalars = diagnostics.Count == 0 ? YamlComments.Leaves(documents, withPlain: false) : YamlTreeBuilder.QuotedBeforeFault(text);
        var parsed = diagnostics.Count == 0 ? text.Length : LineEnd(text, diagnostics[0].Span.Start);
        return HasDirectiveLine(text, parsed, scalars) || (diagnostics.Count > 0 && IsBrokenByDirective(text, diagnostics[0].Span.Start, scalars));
    }

    // A line that begins with a directive: {{- if … }}, {% for … %}. What follows the first error was not parsed, so that nothing is known of its scalars.
    static bool HasDirectiveLine(string text, int end, List<TextSpan> scalars)
    {
        for (var start = 0; start < end; start = LineEnd(text, start) + 1)
        {
            var first = start;
            while (first < end && text[first] is ' ' or '\t')
                first++;
            if (first + 1 < text.Length && text[first] == '{' && text[first + 1] is '{' or '%' && !IsInside(scalars, first))
                return true;
        }
        return false;
    }

    // The parser may notice on the next line what the directive broke.
    static bool IsBrokenByDirective(string text, int error, List<TextSpan> scalars)
    {
        var start = LineStart(text, Math.Min(error, text.Length));
        if (start > 0)
            start = LineStart(text, start - 1);
        var end = LineEnd(text, Math.Min(error, text.Length));
        foreach (var mark in s_marks)
        {
            for (var at = text.IndexOf(mark, start, end - start, StringComparison.Ordinal); at >= 0;
                at = text.IndexOf(mark, at + 1, end - at - 1, StringComparison.Ordinal))
            {
                if (!IsInComment(text, at) && !IsInside(scalars, at))
                    return true;
            }
        }
        return false;
    }

    static bool IsInside(List<TextSpan> scalars, int offset)
    {
        var (low, high) = (0, scalars.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (scalars[middle].Start <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && offset < scalars[low - 1].End;
    }

    static bool IsInComment(string text, int offset)
    {
        for (var i = LineStart(text, offset); i < offset; i++)
        {
            if (text[i] == '#' && (i == 0 || text[i - 1] is ' ' or '\t' or '\n'))
                return true;
        }
        return false;
    }

    static int LineStart(string text, int offset) => offset <= 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    static int LineEnd(string text, int offset)
    {
        var end = offset >= text.Length ? -1 : text.IndexOf('\n', offset);
        return end < 0 ? text.Length : end;
    }
}
