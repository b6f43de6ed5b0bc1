using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using DiffPlex;
using DiffPlex.Model;
using Seaworthy.Linting;
using Seaworthy.Rules;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>
/// Prints repairs as unified diffs, which <c>git apply</c> and <c>patch -p1</c> take: lines end at LF alone, so that a CR before it is kept, and a missing last
/// one is said. Lines with a secret are left out of the context; one that is itself changed is masked, and that diff is for reading.
/// </summary>
sealed class Diff(TextWriter output, InputFiles input, SecretLocations before, SecretLocations after)
{
    const int Context = 3;

    readonly string _folder = PathNames.Normalize(Directory.GetCurrentDirectory());

    public void Write(FixedFile file)
    {
        // An absolute path would be taken for one below the current folder.
        var name = Quoted(file.Path.StartsWith(_folder + "/", StringComparison.Ordinal) ? file.Path[(_folder.Length + 1)..] : file.Path.TrimStart('/'));
        output.Write(name[0] == '"' ? $"--- \"a/{name[1..]}\n+++ \"b/{name[1..]}\n" : $"--- a/{name}\n+++ b/{name}\n");
        // The mark before the first character belongs to the first line.
        var mark = input.EncodingOf(file.Path) is UTF8Encoding { Preamble.Length: > 0 } ? "\ufeff" : "";
        var result = Differ.Instance.CreateDiffs(file.Before, file.After, ignoreWhiteSpace: false, ignoreCase: false, new Lines());
        var (old, changed) = (new Side(result.PiecesOld, file.Path, before, mark), new Side(result.PiecesNew, file.Path, after, mark));
        var blocks = result.DiffBlocks;
        for (var first = 0; first < blocks.Count;)
        {
            var last = first;
            while (last + 1 < blocks.Count && IsOneHunk(old, blocks[last], blocks[last + 1]))
                last++;
            WriteHunk(old, changed, blocks, first, last);
            first = last + 1;
        }
    }

    static bool IsOneHunk(Side old, DiffBlock block, DiffBlock next)
    {
        var from = block.DeleteStartA + block.DeleteCountA;
        if (next.DeleteStartA - from > 2 * Context)
            return false;
        for (var line = from; line < next.DeleteStartA; line++)
        {
            if (old.IsSecret(line))
                return false;
        }
        return true;
    }

    void WriteHunk(Side old, Side changed, IList<DiffBlock> blocks, int first, int last)
    {
        var start = blocks[first].DeleteStartA;
        var end = blocks[last].DeleteStartA + blocks[last].DeleteCountA;
        var afterPrevious = first == 0 ? 0 : blocks[first - 1].DeleteStartA + blocks[first - 1].DeleteCountA;
        var beforeNext = last + 1 == blocks.Count ? old.Count : blocks[last + 1].DeleteStartA;
        var from = start;
        while (from > afterPrevious && start - from < Context && !old.IsSecret(from - 1))
            from--;
        var to = end;
        while (to < beforeNext && to - end < Context && !old.IsSecret(to))
            to++;
        var newFrom = blocks[first].InsertStartB - (start - from);
        var newTo = blocks[last].InsertStartB + blocks[last].InsertCountB + (to - end);
        output.Write($"@@ -{Range(from, to)} +{Range(newFrom, newTo)} @@\n");
        var line = from;
        for (var i = first; i <= last; i++)
        {
            var block = blocks[i];
            old.Write(output, ' ', line, block.DeleteStartA);
            old.Write(output, '-', block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            changed.Write(output, '+', block.InsertStartB, block.InsertStartB + block.InsertCountB);
            line = block.DeleteStartA + block.DeleteCountA;
        }
        old.Write(output, ' ', line, to);
    }

    // An empty range is named by the line before it.
    static string Range(int from, int to) => $"{(from == to ? from : from + 1)},{to - from}";

    // As git writes names that hold quotes, backslashes or control characters.
    static string Quoted(string name)
    {
        var text = new StringBuilder("\"");
        foreach (var c in name)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c is < ' ' or '\u007f')
                text.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
            else
                text.Append(c);
        }
        return text.Length == name.Length + 1 ? name : text.Append('"').ToString();
    }

    sealed class Lines : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (var start = 0; start < text.Length;)
            {
                var end = text.IndexOf('\n', start);
                end = end < 0 ? text.Length : end + 1;
                lines.Add(text[start..end]);
                start = end;
            }
            return lines;
        }
    }

    /// <summary>The lines of one side, each with its line break.</summary>
    sealed class Side
    {
        readonly IReadOnlyList<string> _lines;
        readonly int[] _starts;
        readonly string _path;
        readonly SecretLocations _secrets;
        readonly string _mark;

        public Side(IReadOnlyList<string> lines, string path, SecretLocations secrets, string mark)
        {
            (_lines, _path, _secrets, _mark) = (lines, path, secrets, mark);
            _starts = new int[lines.Count];
            for (var i = 1; i < _starts.Length; i++)
                _starts[i] = _starts[i - 1] + lines[i - 1].Length;
        }

        public int Count => _lines.Count;

        public bool IsSecret(int line) => _secrets.Overlaps(_path, new TextSpan(_starts[line], _lines[line].Length));

        public void Write(TextWriter output, char sign, int from, int to)
        {
            for (var line = from; line < to; line++)
            {
                output.Write(sign);
                if (line == 0)
                    output.Write(_mark);
                output.Write(IsSecret(line) ? Masked(line) : _lines[line]);
                if (!_lines[line].EndsWith('\n'))
                    output.Write("\n\\ No newline at end of file\n");
            }
        }

        string Masked(int line) => string.Create(_lines[line].Length, line, (text, number) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var c = _lines[number][i];
                text[i] = c is not ('\r' or '\n') && _secrets.Contains(_path, _starts[number] + i) ? '*' : c;
            }
        });
    }
}
