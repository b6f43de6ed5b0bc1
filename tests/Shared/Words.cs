using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Seaworthy.Tests.Shared;

/// <summary>The list of eng/Words.tsv, and what a text has of it.</summary>
static class Words
{
    sealed record Word(Regex Pattern, string Instead, bool IsForMessages, Regex? Allowed);

    // What is quoted, or code, is not prose. The quotes of a message are at the edges of words; an apostrophe is inside one.
    static readonly Regex s_code = new("`[^`\n]*`|(?<!\\w)'[^'\n]*'(?!\\w)|<https?:[^>]*>|\\]\\([^)]*\\)|^    .*$|https?:\\S+",
        RegexOptions.Multiline);

    static readonly Regex s_fence = new("^(```+).*?^\\1", RegexOptions.Singleline | RegexOptions.Multiline);

    public static string Root { get; } = FindRoot();

    static readonly List<Word> s_words = [.. File.ReadLines(PathTo("eng/Words.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(Read)];

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    /// <summary>Each match, with what to write instead.</summary>
    public static IEnumerable<string> In(string text, bool isMessage)
    {
        var prose = s_code.Replace(s_fence.Replace(text, ""), "'…'");
        foreach (var word in s_words)
        {
            if (word.IsForMessages && !isMessage)
                continue;
            var allowed = word.Allowed is null ? prose : word.Allowed.Replace(prose, "…");
            foreach (Match match in word.Pattern.Matches(allowed))
                yield return $"'{match.Value}' ({word.Instead})";
        }
    }

    static Word Read(string line)
    {
        var cells = line.Split('\t');
        var allowed = cells.Length > 3 && cells[3].Length > 0 ? new Regex($@"\b({cells[3]})\b", RegexOptions.IgnoreCase) : null;
        return new Word(new Regex($@"\b({cells[0]})\b", RegexOptions.IgnoreCase), cells[1], cells[2] == "messages", allowed);
    }

    static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Analyzers.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("Analyzers.sln is not above " + AppContext.BaseDirectory);
        return directory;
    }
}
