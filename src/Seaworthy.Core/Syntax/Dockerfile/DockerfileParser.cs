namespace Seaworthy.Syntax.Dockerfile;

/// <summary>Reads lines, joins continued ones, takes here-documents out, and makes instructions. One pass, linear in the length of the file.</summary>
/// <remarks>Dockerfile reference, Format, Parser directives, Escape and Here-Documents.</remarks>
sealed class DockerfileParser(SourceText source)
{
    static readonly List<TextSpan> s_noLines = [];

    readonly string _text = source.Text;
    readonly DockerfileSyntax _syntax = new(source);
    readonly List<Instruction> _instructions = [];
    readonly List<Comment> _comments = [];
    readonly List<SyntaxDiagnostic> _diagnostics = [];
    int _position;

    public DockerfileSyntax Parse()
    {
        _position = _text.Length > 0 && _text[0] == '\ufeff' ? 1 : 0;
        if (_text.IndexOf('\0') is >= 0 and var nul)
        {
            _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(nul, 1),
                "The file contains a NUL character, so it is binary or in an unknown encoding; use UTF-8"));
            _position = _text.Length;
        }
        ReadDirectives();
        while (_position < _text.Length)
            ReadLine();
        _syntax.Instructions = _instructions;
        _syntax.Comments = _comments;
        if (_diagnostics.Count == 0 || _instructions.Count > 0)
            InstructionChecks.Check(_syntax, _diagnostics);
        _diagnostics.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        _syntax.Diagnostics = _diagnostics;
        return _syntax;
    }

    // Directives end at the first line that is not a directive: a blank line, a comment or an unknown key.
    void ReadDirectives()
    {
        var directives = new List<Directive>();
        while (_position < _text.Length)
        {
            var end = LineEnd(_position);
            if (DirectiveOf(_position, end) is not { } directive)
                break;
            foreach (var other in directives)
            {
                if (other.Name == directive.Name)
                    _diagnostics.Add(new SyntaxDiagnostic(directive.Span, "The directive '" + directive.Name + "' is set twice; remove one"));
            }
            directives.Add(directive);
            if (directive.Name == "escape")
            {
                if (directive.Value is "\\" or "`")
                    _syntax.Escape = directive.Value[0];
                else
                    _diagnostics.Add(new SyntaxDiagnostic(directive.ValueSpan, "'" + directive.Value + "' is not a valid escape character; use \\ or `"));
            }
            _position = NextLine(end);
        }
        _syntax.Directives = directives;
        if (_syntax.FindDirective("syntax") is { } syntax)
        {
            var image = syntax.Value;
            _syntax.HasCustomFrontend = image.IndexOf("docker/dockerfile", StringComparison.Ordinal) < 0
                && image.IndexOf("dockerfile-upstream", StringComparison.Ordinal) < 0;
        }
    }

    Directive? DirectiveOf(int start, int end)
    {
        var position = start;
        if (position >= end || _text[position++] != '#')
            return null;
        SkipBlanks(ref position, end);
        var keyStart = position;
        while (position < end && (char.IsLetterOrDigit(_text[position])))
            position++;
        var key = _text.Substring(keyStart, position - keyStart).ToLowerInvariant();
        SkipBlanks(ref position, end);
        if (position >= end || _text[position] != '=' || key is not ("syntax" or "escape" or "check"))
            return null;
        position++;
        SkipBlanks(ref position, end);
        var valueEnd = end;
        while (valueEnd > position && IsBlank(_text[valueEnd - 1]))
            valueEnd--;
        if (valueEnd == position)
            return null;
        var span = TextSpan.FromBounds(position, valueEnd);
        return new Directive(key, source.ToString(span), TextSpan.FromBounds(start, end), span);
    }

    void ReadLine()
    {
        var start = _position;
        var end = LineEnd(start);
        var first = start;
        SkipBlanks(ref first, end);
        if (first == end)
        {
            _position = NextLine(end);
            return;
        }
        if (_text[first] == '#')
        {
            _comments.Add(new Comment(TextSpan.FromBounds(first, end)));
            _position = NextLine(end);
            return;
        }
        ReadInstruction(first, end);
    }

    void ReadInstruction(int start, int lineEnd)
    {
        if (ContinuationAt(start, lineEnd) < 0)
        {
            _position = NextLine(lineEnd);
            Finish(MappedText.Contiguous(_text.Substring(start, lineEnd - start), start), start, lineEnd, s_noLines);
            return;
        }
        var joined = new MappedText.Builder(lineEnd - start);
        var blankLines = new List<TextSpan>(0);
        var end = lineEnd;
        var lineStart = start;
        while (true)
        {
            var continued = ContinuationAt(lineStart, end);
            joined.Append(_text, lineStart, (continued < 0 ? end : continued) - lineStart, lineStart);
            var next = NextLine(end);
            if (continued < 0 || next >= _text.Length)
            {
                _position = next;
                break;
            }
            lineStart = SkipInside(next, blankLines, ref end);
            if (lineStart < 0)
                break;
            end = LineEnd(lineStart);
        }
        Finish(joined.ToMappedText(), start, end, blankLines);
    }

    // Comment lines and blank lines inside a continued instruction do not end it. Returns the start of the next line with text, or -1 at the end of the file.
    int SkipInside(int position, List<TextSpan> blankLines, ref int end)
    {
        while (position < _text.Length)
        {
            var lineEnd = LineEnd(position);
            var first = position;
            SkipBlanks(ref first, lineEnd);
            if (first == lineEnd)
                blankLines.Add(TextSpan.FromBounds(position, lineEnd));
            else if (_text[first] == '#')
                _comments.Add(new Comment(TextSpan.FromBounds(first, lineEnd)));
            else
                return position;
            position = NextLine(lineEnd);
        }
        _position = position;
        _ = end;
        return -1;
    }

    void Finish(MappedText line, int start, int end, List<TextSpan> blankLines)
    {
        var text = line.Text;
        var keywordEnd = 0;
        while (keywordEnd < text.Length && !Words.IsBlank(text[keywordEnd]))
            keywordEnd++;
        var markers = FindMarkers(text, keywordEnd);
        var heredocs = new List<Heredoc>(markers.Count);
        var last = TrimmedEnd(start, end);
        foreach (var marker in markers)
        {
            var heredoc = ReadHeredoc(marker, line);
            heredocs.Add(heredoc);
            last = heredoc.IsTerminated ? heredoc.TerminatorSpan.End : Math.Max(last, TrimmedEnd(start, heredoc.Body.SourceSpan.End));
        }
        var instruction = InstructionFactory.Make(source, _syntax.Escape, line, TextSpan.FromBounds(start, last), heredocs, blankLines, _diagnostics, 0);
        _instructions.Add(instruction);
    }

    List<HeredocMarker> FindMarkers(string text, int keywordEnd)
    {
        if (text.IndexOf("<<", StringComparison.Ordinal) < 0)
            return [];
        var keyword = text.Substring(0, keywordEnd);
        var rest = text.Substring(keywordEnd);
        if (string.Equals(keyword, "ONBUILD", StringComparison.OrdinalIgnoreCase))
        {
            var trimmed = rest.TrimStart();
            var length = 0;
            while (length < trimmed.Length && !Words.IsBlank(trimmed[length]))
                length++;
            keyword = trimmed.Substring(0, length);
        }
        if (keyword.ToUpperInvariant() is not ("RUN" or "COPY" or "ADD"))
            return [];
        var markers = HeredocMarker.Find(text, out var error);
        if (error is not null)
            _diagnostics.Add(new SyntaxDiagnostic(new TextSpan(_position > 0 ? Math.Min(_position, _text.Length) - 1 : 0, 0), "Here-document: " + error));
        return JsonForm.Parse(MappedText.Contiguous(rest, 0)) is { IsValid: true } ? [] : markers;
    }

    Heredoc ReadHeredoc(HeredocMarker marker, MappedText line)
    {
        var bodyStart = Math.Min(_position, _text.Length);
        var position = bodyStart;
        while (position < _text.Length)
        {
            var end = LineEnd(position);
            var first = position;
            if (marker.StripsTabs)
            {
                while (first < end && _text[first] == '\t')
                    first++;
            }
            if (end - first == marker.Name.Length && string.CompareOrdinal(_text, first, marker.Name, 0, marker.Name.Length) == 0)
            {
                _position = NextLine(end);
                return Make(marker, line, TextSpan.FromBounds(bodyStart, position), TextSpan.FromBounds(first, end));
            }
            position = NextLine(end);
        }
        _position = _text.Length;
        return Make(marker, line, TextSpan.FromBounds(bodyStart, _text.Length), new TextSpan(_text.Length, 0));
    }

    Heredoc Make(HeredocMarker marker, MappedText line, TextSpan body, TextSpan terminator) =>
        new(marker.Name, marker.FileDescriptor, marker.Expands, marker.StripsTabs, line.ToSource(marker.Span),
            MappedText.Contiguous(source.ToString(body), body.Start), terminator);

    // The offset of the escape character that continues the line, or -1. Behind a second one it is text.
    int ContinuationAt(int start, int end)
    {
        var position = end - 1;
        while (position >= start && _text[position] is (' ' or '\t'))
            position--;
        if (position < start || _text[position] != _syntax.Escape)
            return -1;
        return position > start && _text[position - 1] == _syntax.Escape ? -1 : position;
    }

    int TrimmedEnd(int start, int end)
    {
        while (end > start && Words.IsBlank(_text[end - 1]))
            end--;
        return end;
    }

    // The end of the line without its line end: only LF ends a line, and CRs before it belong to the end.
    int LineEnd(int start)
    {
        var end = _text.IndexOf('\n', start);
        if (end < 0)
            end = _text.Length;
        while (end > start && _text[end - 1] == '\r')
            end--;
        return end;
    }

    int NextLine(int lineEnd)
    {
        var end = _text.IndexOf('\n', lineEnd);
        return end < 0 ? _text.Length : end + 1;
    }

    void SkipBlanks(ref int position, int end)
    {
        while (position < end && IsBlank(_text[position]))
            position++;
    }

    static bool IsBlank(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r';
}
