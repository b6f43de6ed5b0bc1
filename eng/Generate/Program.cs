using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
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
files["docs/rules/README.md"] = RuleIndex.Markdown();
foreach (var (path, text) in CoveragePages.All())
    files[path] = text;
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
// Pages of rules and tools that are gone.
foreach (var directory in new[] { "docs/rules", "docs/coverage" })
{
    foreach (var page in Directory.EnumerateFiles(Path.Combine(root, directory), "*.md"))
    {
        var path = directory + "/" + Path.GetFileName(page);
        if (files.ContainsKey(path))
            continue;
        stale++;
        Console.Error.WriteLine($"{path} is not generated from anything");
        if (!isCheck)
            File.Delete(page);
    }
}
if (isCheck && stale > 0)
    Console.Error.WriteLine("run: dotnet run --project eng/Generate");
return isCheck && stale > 0 ? 1 : 0;

// The ids, for the build to except from TreatWarningsAsErrors as a whole.
static string Ids() =>
    "<Project>\n  <PropertyGroup>\n    <SeaworthyRuleIds>" + string.Join(";", Catalogue.Rules.Select(r => r.Info.Id))
        + "</SeaworthyRuleIds>\n  </PropertyGroup>\n</Project>\n";
