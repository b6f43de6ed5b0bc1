using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Generate;
using Seaworthy.Linting;

// Writes every file that is made from the rules; with --check, lists those that are out of date and writes nothing. new-rule writes the skeleton of a rule.
if (args is ["new-rule", .. var rule])
    return NewRule.Write(rule);
var isCheck = args.Contains("--check");
var root = Repository.Root;
var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
foreach (var one in Catalogue.Rules)
    files[$"docs/rules/{one.Info.Id}.md"] = RulePage.Markdown(one);
files["docs/rules/README.md"] = Index();
files["docs/coverage.md"] = CoveragePage.Markdown(root);
files["docs/configuration.md"] = ConfigurationPage.Markdown();
files["docs/architecture.md"] = ArchitecturePage.Markdown();
files["docs/architecture.svg"] = ArchitecturePage.Picture();
files["docs/output.svg"] = OutputPicture.Draw(Path.Combine(root, "samples/Storefront"));
files["src/Seaworthy/build/Seaworthy.Ids.props"] = Ids();

var stale = 0;
foreach (var (path, text) in files)
{
    var full = Path.Combine(root, path);
    if (File.Exists(full) && File.ReadAllText(full) == text)
        continue;
    stale++;
    if (isCheck)
    {
        Console.Error.WriteLine($"{path} is out of date");
        continue;
    }
    Directory.CreateDirectory(Path.GetDirectoryName(full)!);
    File.WriteAllText(full, text);
    Console.WriteLine($"wrote {path}");
}
Directory.CreateDirectory(Path.Combine(root, "docs/rules"));
foreach (var page in Directory.EnumerateFiles(Path.Combine(root, "docs/rules"), "*.md"))
{
    if (files.ContainsKey("docs/rules/" + Path.GetFileName(page)))
        continue;
    stale++;
    Console.Error.WriteLine($"docs/rules/{Path.GetFileName(page)} belongs to no rule");
    if (!isCheck)
        File.Delete(page);
}
if (isCheck && stale > 0)
    Console.Error.WriteLine("run: dotnet run --project eng/Generate");
return isCheck && stale > 0 ? 1 : 0;

static string Index()
{
    var text = new StringBuilder();
    text.Append("# Rules\n\nMode says from which `SeaworthyMode` on a rule runs: Minimum, Recommended (the default) or All; a Preference is switched on by " +
        "name.\n");
    foreach (var area in Catalogue.Rules.GroupBy(r => r.Info.Category).OrderBy(g => g.Key))
    {
        text.Append("\n## ").Append(area.Key).Append("\n\n| id | rule | mode | applies to | fix |\n|---|---|---|---|---|\n");
        foreach (var rule in area)
        {
            var dialects = rule.Info.Dialects;
            text.Append("| [").Append(rule.Info.Id).Append("](").Append(rule.Info.Id).Append(".md) | ").Append(rule.Title).Append(" | ").Append(rule.Info.Mode)
                .Append(" | ")
                .Append(dialects.Count == 0 ? "all files" : string.Join(", ", dialects)).Append(" | ").Append(RulePage.FixSafety(rule)).Append(" |\n");
        }
    }
    return text.ToString();
}

// The ids, for the build to except from TreatWarningsAsErrors as a whole.
static string Ids() =>
    "<Project>\n  <PropertyGroup>\n    <SeaworthyRuleIds>" + string.Join(";", Catalogue.Rules.Select(r => r.Info.Id))
        + "</SeaworthyRuleIds>\n  </PropertyGroup>\n</Project>\n";
