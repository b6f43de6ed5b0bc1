using System.IO;
using YamlDotNet.Core;

namespace Seaworthy.Syntax.Yaml;

/// <summary>Reads the documents of a text, one after the other: one that is broken leaves the others as they are.</summary>
sealed class YamlTreeBuilder(SourceText source)
{
    const int MostDocuments = 10_000;

    readonly List<YamlDocument> _documents = [];
    readonly List<SyntaxDiagnostic> _diagnostics = [];
    int _offset;
    bool _isStopped;

    public List<YamlDocument> Documents => _documents;

    public List<SyntaxDiagnostic> Diagnostics => _diagnostics;

    public void Build()
    {
        var text = source.Text;
        _offset = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0;
        if (text.IndexOf('\0') >= 0)
        {
            _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(text.IndexOf('\0'), 1),
                "The file holds a NUL character: it is binary, or in an encoding without a byte order mark; save it as UTF-8"));
            return;
        }
        while (_offset <= text.Length && !_isStopped)
        {
            var failure = ReadDocuments(text);
            if (failure < 0)
                return;
            // A parser that has failed is finished; the next document gets a new one.
            var next = NextDocument(text, failure);
            if (next < 0)
                return;
            _offset = next;
        }
    }

    /// <summary>The characters of the quoted and block scalars in front of the first error: a document that is broken has no tree.</summary>
    public static List<TextSpan> QuotedBeforeFault(string text)
    {
        var spans = new List<TextSpan>();
        try
        {
            var offset = text.Length > 0 && text[0] == '\ufeff' ? 1 : 0;
            var tokens = Tokens(text, offset);
            for (tokens.Take(); tokens.Kind != YamlTokenKind.StreamEnd; tokens.Take())
            {
                if (tokens.Current is YamlDotNet.Core.Tokens.Scalar { Style: not YamlDotNet.Core.ScalarStyle.Plain })
                    spans.Add(TextSpan.FromBounds(offset + tokens.Start, offset + tokens.End));
            }
        }
        // The scanner has faults of its own on text that is not YAML; what it has read so far counts.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
        }
        return spans;
    }

    static YamlTokens Tokens(string text, int start)
    {
#pragma warning disable RS0030 // A reader over text in memory; no disk is touched.
        return new YamlTokens(new StringReader(start == 0 ? text : text.Substring(start)));
#pragma warning restore RS0030
    }

    // Reads documents until the end (-1) or a failure (its offset).
    int ReadDocuments(string text)
    {
        YamlTokens? tokens = null;
        var start = _offset;
        try
        {
            tokens = Tokens(text, _offset);
            var nodes = new YamlNodeReader(source, tokens, _offset, _diagnostics);
            // The start of the stream.
            tokens.Take();
            while (true)
            {
                while (tokens.Take(YamlTokenKind.DocumentEnd))
                {
                }
                if (tokens.Kind == YamlTokenKind.StreamEnd)
                    return -1;
                start = Clamp(_offset + tokens.Start);
                var root = nodes.Document();
                if (nodes.IsStopped)
                {
                    _isStopped = true;
                    return -1;
                }
                Add(start, root);
                if (_documents.Count >= MostDocuments)
                {
                    _isStopped = true;
                    _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(start, 0), "The file holds more than 10000 documents; what follows is not linted"));
                    return -1;
                }
            }
        }
        catch (YamlException error)
        {
            var at = Clamp(_offset + (int)error.Start.Index);
            var end = Math.Max(at, Clamp(_offset + (int)error.End.Index));
            // An error at the end of a line wants a character to mark.
            _diagnostics.Add(new SyntaxDiagnostic(TextSpan.FromBounds(at, Math.Min(end, LineEnd(text, at))), "Not YAML: " + Sentence(error.Message)));
            return Math.Max(at, start);
        }
        // The scanner has faults of its own on text that is not YAML; whatever it throws, the text is at fault, near the last token.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var at = Math.Max(start, Clamp(_offset + (tokens?.End ?? 0)));
            _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(at, 0),
                "Not YAML: what follows cannot be read; look for a bracket or quote that is not closed"));
            return at;
        }
    }

    void Add(int start, YamlNode? root)
    {
        var end = root is null ? start : Math.Max(start, root.Span.End);
        _documents.Add(new YamlDocument(TextSpan.FromBounds(start, end), root));
    }

    int Clamp(int offset) => Math.Max(0, Math.Min(offset, source.Length));

    // The line behind offset that starts a document; -1 without one.
    static int NextDocument(string text, int offset)
    {
        for (var line = text.IndexOf('\n', Math.Min(offset, text.Length)); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            if (string.CompareOrdinal(text, line + 1, "---", 0, 3) == 0 && (line + 4 >= text.Length || char.IsWhiteSpace(text[line + 4])))
                return line + 1;
        }
        return -1;
    }

    static int LineEnd(string text, int offset)
    {
        var end = text.IndexOf('\n', Math.Min(offset, text.Length));
        return end < 0 ? text.Length : end;
    }

    static string Sentence(string message)
    {
        var text = message.Trim().TrimEnd('.');
        return text.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(text[0]) + text.Substring(1);
    }
}
