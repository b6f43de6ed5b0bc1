using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;

namespace Seaworthy.Generate;

/// <summary>Writes a rule that compiles, with the next free id of its area: <c>new-rule Network ExposedAdminPort Port</c>.</summary>
static class NewRule
{
    public static int Write(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 3)
            return Fail("usage: dotnet run --project eng/Generate -- new-rule <Area> <Name> <Subject>");
        var (area, name, subject) = (arguments[0], arguments[1], arguments[2]);
        var directory = Repository.PathTo("src/Seaworthy.Core/Rules/" + area);
        if (!Directory.Exists(directory))
            return Fail($"'{area}' is not an area; use one of {string.Join(", ", Areas())}");
        if (!Regex.IsMatch(name, "^[A-Z][A-Za-z0-9]+$"))
            return Fail($"'{name}' is not a class name; use words in PascalCase that name the fault, such as MissingMemoryLimit");
        if (!Subjects().ContainsKey(subject))
            return Fail($"'{subject}' is not a subject of rules; use one of {string.Join(", ", Subjects().Keys.Order(StringComparer.Ordinal))}");
        var path = Path.Combine(directory, name + ".cs");
        if (File.Exists(path) || Catalogue.Rules.Any(r => r.GetType().Name == name))
            return Fail($"there is a rule {name} already; use another name");
        var neighbors = RulesIn(directory);
        var id = NextId(neighbors);
        File.WriteAllText(path, Text(area, name, subject, id, neighbors.Count > 0 ? neighbors[0].Info.Category : (Category)(id[3] - '0')));
        Console.WriteLine($"wrote src/Seaworthy.Core/Rules/{area}/{name}.cs ({id}); write its check, texts and examples, then run eng/Generate again");
        return 0;
    }

    static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    static IEnumerable<string> Areas() =>
        Directory.EnumerateDirectories(Repository.PathTo("src/Seaworthy.Core/Rules")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    static Dictionary<string, Type> Subjects() => typeof(ISubject).Assembly.GetTypes()
        .Where(t => typeof(ISubject).IsAssignableFrom(t) && t.IsClass && !t.IsAbstract).ToDictionary(t => t.Name, StringComparer.Ordinal);

    static List<Rule> RulesIn(string directory)
    {
        var text = string.Concat(Directory.EnumerateFiles(directory, "*.cs").Select(File.ReadAllText));
        var ids = Regex.Matches(text, "\"(SEA[0-9]{4})\"").Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return [.. Catalogue.Rules.Where(r => ids.Contains(r.Info.Id))];
    }

    // The first free number behind the lowest of the area's ids; ids are never reused, so that a gap in the middle may be one that is gone.
    static string NextId(List<Rule> neighbors)
    {
        var taken = Catalogue.Infos.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var last = neighbors.Count == 0 ? "SEA9000" : neighbors.Select(r => r.Info.Id).GroupBy(i => i[..5]).OrderByDescending(g => g.Count()).First()
            .Max(StringComparer.Ordinal)!;
        for (var number = int.Parse(last[3..], System.Globalization.CultureInfo.InvariantCulture) + 1; ; number++)
        {
            var id = FormattableString.Invariant($"SEA{number:D4}");
            if (!taken.Contains(id))
                return id;
        }
    }

    static string Text(string area, string name, string subject, string id, Category category)
    {
        var title = Words(name);
        return $$""""
            namespace Seaworthy.Rules.{{area}};

            [Rule("{{id}}", Category.{{category}}, Severity.Warning, Mode.All, Since = "0.1")]
            sealed class {{name}} : Rule<{{subject}}>
            {
                public override string Title => "{{title}}";

                public override string Message => "{0}: {{title.ToLowerInvariant()}}; set the field to a safe value";

                public override string Why => """
                    What an attacker or an outage does with this, and when it is acceptable.
                    """;

                public override string Sources => "";

                public override void Check({{subject}} subject, Report report)
                {
                    // Unknown is silent: ask IsExplicitly for what is written and EffectivelyNot for what applies.
                }

                public override IEnumerable<Example> Examples =>
                [
                ];
            }

            """";
    }

    static string Words(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append(' ').Append(char.ToLowerInvariant(c));
            else
                text.Append(c);
        }
        return text.ToString();
    }
}
