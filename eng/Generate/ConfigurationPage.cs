using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Seaworthy.Linting;

namespace Seaworthy.Generate;

/// <summary>docs/configuration.md: its table of keys is made from the rules, and each property and item of the package must have a row.</summary>
static partial class ConfigurationPage
{
    const string Path = "docs/configuration.md";
    const string Start = "<!-- generated: keys -->\n";
    const string End = "<!-- end -->";

    public static string Markdown()
    {
        var page = File.ReadAllText(Repository.PathTo(Path));
        CheckProperties(page);
        var start = page.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException($"{Path} has no part '{Start.TrimEnd()}'; add it, and '{End}' behind it");
        start += Start.Length;
        return page[..start] + Keys() + page[page.IndexOf(End, start, StringComparison.Ordinal)..];
    }

    static string Keys()
    {
        var text = new StringBuilder("| key | meaning | example | rules |\n|---|---|---|---|\n");
        var options = Catalogue.Rules.SelectMany(r => r.Options.Select(o => (Rule: r, Option: o)));
        foreach (var key in options.GroupBy(o => o.Option.Key).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var option = key.First().Option;
            var rules = key.Select(o => o.Rule.Info.Id).Distinct().Order(StringComparer.Ordinal).Select(id => $"[{id}](rules/{id}.md)");
            text.Append("| `").Append(option.Key).Append("` | ").Append(Cell(option.Meaning)).Append(" | `").Append(Cell(option.Example)).Append("` | ")
                .Append(string.Join(", ", rules)).Append(" |\n");
        }
        return text.ToString();
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    // What the package's files read must be documented, once.
    static void CheckProperties(string page)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("src/Seaworthy"), "*", SearchOption.AllDirectories))
        {
            if (System.IO.Path.GetExtension(file) is not (".props" or ".targets") || file.Contains("/obj/", StringComparison.Ordinal))
                continue;
            foreach (Match match in Name().Matches(File.ReadAllText(file)))
                used.Add(match.Groups[1].Value);
        }
        // Made from the rules, for the package itself.
        used.Remove("SeaworthyRuleIds");
        foreach (var name in used)
        {
            var rows = page.Split('\n').Count(l => l.StartsWith($"| `{name}` |", StringComparison.Ordinal));
            if (rows != 1)
                throw new InvalidOperationException($"{Path} has {rows} rows for '{name}', which the package reads; it must have one");
        }
    }

    [GeneratedRegex(@"[$@]\((Seaworthy[A-Za-z]+)\b")]
    private static partial Regex Name();
}
