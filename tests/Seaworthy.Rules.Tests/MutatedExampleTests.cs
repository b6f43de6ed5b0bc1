using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>
/// The examples of all rules with words replaced, dropped and doubled: nothing throws, whatever rule or fix looks at them. SEAWORTHY_MUTATIONS sets how many
/// mutants are made of each example.
/// </summary>
public sealed class MutatedExampleTests
{
    static readonly string[] s_words = ["", "\"\"", "''", "null", "~", "[]", "{}", "$", "${", "$X", "*", "&a *a", "<<", "|", "-", "--", ":", "\\", "\0",
        "\uFEFF", "\u2028", "!!", "0", "-1", "1e999", "{{ .X }}"];

    public static TheoryData<string> Slugs() => [.. Catalogue.Rules.Where(r => r.Examples.Any()).Select(r => r.Info.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public void Nothing_throws_on_mutants_of_an_example(string slug)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("SEAWORTHY_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set
            : 3;
        var random = new Random(slug.Aggregate(17, static (hash, c) => unchecked((hash * 31) + c)));
        foreach (var example in Catalogue.Find(slug)!.Examples)
        {
            var text = example.Text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
            for (var i = 0; i < count; i++)
            {
                var mutant = Mutate(text, random);
                var run = Lint.RunEveryRule([(example.Path, mutant), .. example.Files.Select(f => (f.Path, f.Text))]);
                foreach (var finding in run.Findings)
                    _ = (finding.Message, finding.Fix?.Edits());
            }
        }
    }

    static string Mutate(string text, Random random)
    {
        var words = Words(text);
        if (words.Count == 0)
            return text;
        var (start, end) = words[random.Next(words.Count)];
        return random.Next(4) switch
        {
            0 => string.Concat(text.AsSpan(0, start), text.AsSpan(end)),
            1 => string.Concat(text.AsSpan(0, end), " ", text.AsSpan(start)),
            _ => string.Concat(text.AsSpan(0, start), s_words[random.Next(s_words.Length)], text.AsSpan(end)),
        };
    }

    static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var i = 0; i < text.Length;)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i]))
                i++;
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
                i++;
            if (i > start)
                words.Add((start, i));
        }
        return words;
    }
}
