using System.Globalization;

namespace Seaworthy.Model.Suppression;

/// <summary>How far a pragma reaches.</summary>
enum PragmaScope
{
    /// <summary>The next instruction, or the YAML node that follows with all below it.</summary>
    Next,

    File,
}

/// <summary>An id in a pragma, where it stands.</summary>
readonly record struct PragmaId(string Text, TextSpan Span);

/// <summary>A comment that silences findings: ours, or one of another tool.</summary>
/// <param name="Peer">The tool it speaks to; empty for ours.</param>
/// <param name="Scope">How far it reaches.</param>
/// <param name="Ids">The rules it names; empty for all.</param>
/// <param name="Span">The comment.</param>
/// <param name="Until">The last day it holds, in days since 0001-01-01; null for ever.</param>
/// <param name="BadDate">Where a date stands that is none.</param>
sealed record Pragma(string Peer, PragmaScope Scope, IReadOnlyList<PragmaId> Ids, TextSpan Span, int? Until, TextSpan? BadDate)
{
    public bool IsOurs => Peer.Length == 0;

    /// <summary>Reads the text behind <c>#</c>; null for an ordinary comment.</summary>
    /// <param name="source">The file.</param>
    /// <param name="comment">The comment with its <c>#</c>.</param>
    public static Pragma? Parse(SourceText source, TextSpan comment)
    {
        if (!MayStart(source.Text, comment.Start))
            return null;
        var reader = new Reader(source.Text, comment);
        reader.SkipHashes();
        if (reader.Take("seaworthy"))
            return Ours(reader, comment);
        if (reader.Take("hadolint"))
            return Hadolint(reader, comment);
        if (reader.TakeIgnoringBlanks("check="))
            return BuildKit(reader, comment);
        if (reader.Take("dclint"))
            return Dclint(reader, source, comment);
        if (reader.Take("kics-scan"))
            return Kics(reader, comment);
        if (reader.Take("trivy:ignore:"))
            return new Pragma("trivy", PragmaScope.Next, reader.Ids(':'), comment, null, null);
        return reader.Take("checkov:skip=") ? new Pragma("checkov", PragmaScope.File, reader.Ids(':'), comment, null, null) : null;
    }

    /// <summary>False for most comments, by the first letter behind <c>#</c>.</summary>
    public static bool MayStart(string text, int comment)
    {
        while (comment < text.Length && text[comment] == '#')
            comment++;
        while (comment < text.Length && text[comment] is ' ' or '\t')
            comment++;
        return comment < text.Length && text[comment] is 's' or 'h' or 'c' or 'C' or 'd' or 'k' or 't';
    }

    // seaworthy allow[-file] ID[, ID…] [until DATE][: reason]
    static Pragma? Ours(Reader reader, TextSpan comment)
    {
        reader.SkipBlanks();
        var scope = reader.Take("allow-file") ? PragmaScope.File : PragmaScope.Next;
        if (scope == PragmaScope.Next && !reader.Take("allow"))
            return null;
        if (!reader.AtBlankOrEnd)
            return null;
        var ids = reader.Ids(':');
        int? until = null;
        TextSpan? bad = null;
        for (var i = 0; i + 1 < ids.Count; i++)
        {
            if (ids[i].Text != "until")
                continue;
            until = ParseDay(ids[i + 1].Text);
            if (until is null)
                bad = ids[i + 1].Span;
            ids.RemoveRange(i, 2);
            break;
        }
        return new Pragma("", scope, ids, comment, until, bad);
    }

    // hadolint [global] ignore=ID[,ID…]
    static Pragma? Hadolint(Reader reader, TextSpan comment)
    {
        reader.SkipBlanks();
        var scope = reader.Take("global") ? PragmaScope.File : PragmaScope.Next;
        reader.SkipBlanks();
        if (!reader.Take("ignore"))
            return null;
        reader.SkipBlanks();
        return reader.Take("=") ? new Pragma("hadolint", scope, reader.Ids('#'), comment, null, null) : null;
    }

    // check=skip=ID[,ID…][;error=true]; as a directive at the top of the file it holds for all of it
    static Pragma? BuildKit(Reader reader, TextSpan comment)
    {
        if (!reader.Take("skip="))
            return null;
        var ids = reader.Ids(';', stopAtBlank: true);
        if (ids.Count == 1 && string.Equals(ids[0].Text, "all", StringComparison.OrdinalIgnoreCase))
            ids.Clear();
        return new Pragma("buildkit", PragmaScope.Next, ids, comment, null, null);
    }

    // dclint disable-file, dclint disable [ID ID…]: for the file, and only in its first line; dclint disable-line [ID ID…]
    static Pragma? Dclint(Reader reader, SourceText source, TextSpan comment)
    {
        reader.SkipBlanks();
        if (reader.Take("disable-line"))
            return new Pragma("dclint", PragmaScope.Next, reader.Ids('#'), comment, null, null);
        if (!IsFirst(source.Text, comment.Start))
            return null;
        if (reader.Take("disable-file"))
            return new Pragma("dclint", PragmaScope.File, [], comment, null, null);
        return reader.Take("disable") && reader.AtBlankOrEnd ? new Pragma("dclint", PragmaScope.File, reader.Ids('#'), comment, null, null) : null;
    }

    // kics-scan ignore for the file, ignore-line and ignore-block for what follows
    static Pragma? Kics(Reader reader, TextSpan comment)
    {
        reader.SkipBlanks();
        if (!reader.Take("ignore"))
            return null;
        var isNext = reader.Take("-line") || reader.Take("-block");
        return reader.AtBlankOrEnd ? new Pragma("kics", isNext ? PragmaScope.Next : PragmaScope.File, [], comment, null, null) : null;
    }

    // Nothing stands in front but blank lines and the mark of a document.
    static bool IsFirst(string text, int position)
    {
        for (var i = 0; i < position; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && text[i] is not ('-' or '\ufeff'))
                return false;
        }
        return true;
    }

    static int? ParseDay(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-' ||
            !int.TryParse(text.Substring(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ||
            !int.TryParse(text.Substring(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) ||
            !int.TryParse(text.Substring(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            return null;
        return CalendarDate.Of(year, month, day);
    }

    sealed class Reader(string text, TextSpan comment)
    {
        int _position = comment.Start;

        public bool AtBlankOrEnd => _position >= comment.End || text[_position] is ' ' or '\t';

        public void SkipHashes()
        {
            while (_position < comment.End && text[_position] == '#')
                _position++;
            SkipBlanks();
        }

        public void SkipBlanks()
        {
            while (_position < comment.End && text[_position] is ' ' or '\t')
                _position++;
        }

        public bool Take(string word)
        {
            if (comment.End - _position < word.Length || string.CompareOrdinal(text, _position, word, 0, word.Length) != 0)
                return false;
            _position += word.Length;
            return true;
        }

        public bool TakeIgnoringBlanks(string word)
        {
            var start = _position;
            foreach (var c in word)
            {
                SkipBlanks();
                if (_position >= comment.End || char.ToLowerInvariant(text[_position]) != c)
                {
                    _position = start;
                    return false;
                }
                _position++;
            }
            SkipBlanks();
            return true;
        }

        /// <summary>Words between blanks and commas, up to <paramref name="stop"/> or the end.</summary>
        public List<PragmaId> Ids(char stop, bool stopAtBlank = false)
        {
            var ids = new List<PragmaId>();
            while (_position < comment.End)
            {
                var c = text[_position];
                if (c == stop || (stopAtBlank && c == ' ' && ids.Count > 0))
                    break;
                if (c is ' ' or '\t' or ',')
                {
                    _position++;
                    continue;
                }
                var start = _position;
                while (_position < comment.End && text[_position] is not (' ' or '\t' or ',') && text[_position] != stop)
                    _position++;
                ids.Add(new PragmaId(text.Substring(start, _position - start), TextSpan.FromBounds(start, _position)));
            }
            return ids;
        }
    }
}
