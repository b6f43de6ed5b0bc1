using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Seaworthy.Linting;
using Seaworthy.Rules;

namespace Seaworthy.Generate;

/// <summary>The generated parts of docs/architecture.md: the layers with their sizes, the picture of them, and the subjects that a rule can have.</summary>
static class ArchitecturePage
{
    const string Start = "<!-- generated: ";
    const string End = "<!-- end -->";

    /// <summary>The page with its generated parts written again; the text around them is kept.</summary>
    public static string Markdown()
    {
        var page = File.ReadAllText(Repository.PathTo("docs/architecture.md"));
        page = Replace(page, "layers", Layers());
        return Replace(page, "subjects", Subjects());
    }

    static string Replace(string page, string name, string content)
    {
        var start = page.IndexOf(Start + name + " -->\n", StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException($"docs/architecture.md has no part '{Start}{name} -->'; add it, and '{End}' behind it");
        start += Start.Length + name.Length + " -->\n".Length;
        return page[..start] + content + page[page.IndexOf(End, start, StringComparison.Ordinal)..];
    }

    static string Layers()
    {
        var text = new StringBuilder("| layer | contents |\n|---|---|\n");
        foreach (var (name, content) in Repository.Layers().Reverse())
            text.Append("| `").Append(name).Append("` | ").Append(content).Append(" |\n");
        return text.ToString();
    }

    static string Subjects()
    {
        var summaries = Summaries();
        var text = new StringBuilder("| subject | rules | what it is |\n|---|---|---|\n");
        foreach (var subject in Catalogue.Rules.GroupBy(SubjectOf).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            text.Append("| `").Append(subject.Key.Name).Append("` | ").Append(subject.Count()).Append(" | ")
                .Append(summaries.GetValueOrDefault("T:" + subject.Key.FullName, ""))
                .Append(" |\n");
        }
        return text.ToString();
    }

    static Type SubjectOf(Rule rule)
    {
        var type = rule.GetType();
        while (!(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Rule<>)))
            type = type.BaseType!;
        return type.GetGenericArguments()[0];
    }

    // The first sentence of each type's summary.
    static Dictionary<string, string> Summaries()
    {
        var path = Path.ChangeExtension(typeof(Linter).Assembly.Location, ".xml");
        return XDocument.Load(path).Descendants("member").Where(m => m.Attribute("name")!.Value.StartsWith("T:", StringComparison.Ordinal))
            .ToDictionary(m => m.Attribute("name")!.Value, m => FirstSentence(m.Element("summary")));
    }

    static string FirstSentence(XElement? summary)
    {
        if (summary is null)
            return "";
        var text = string.Join(" ", string.Concat(summary.Nodes().Select(TextOf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text.TrimEnd('.') : text[..end];
    }

    static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => "`" + (see.Attribute("cref")?.Value ?? see.Attribute("langword")!.Value).Split('.', ':').Last() + "`",
        XElement element => "`" + element.Value + "`",
        _ => "",
    };

    /// <summary>The picture: projects around Core, and the layers inside it.</summary>
    public static string Picture()
    {
        const int Width = 860, Row = 30, Left = 250, Box = 360;
        var layers = Repository.Layers();
        var height = 110 + (layers.Count * Row);
        var svg = new StringBuilder();
        svg.Append(FormattableString.Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" "))
            .Append("font-family=\"system-ui, sans-serif\" font-size=\"13\">\n");
        svg.Append("  <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        svg.Append("  <defs><marker id=\"a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 " +
            "8 4 0 8z\" fill=\"#555\"/></marker></defs>\n");
        Rectangle(Left - 20, 20, Box + 40, height - 40, "#f3f6fa", "Seaworthy.Core");
        for (var i = 0; i < layers.Count; i++)
        {
            var y = 50 + ((layers.Count - 1 - i) * Row);
            Rectangle(Left, y, Box, Row - 6, "#dbe7f5", "");
            Label(Left + 12, y + 17, layers[i].Name);
        }
        Line(Left - 10, 56, Left - 10, height - 40);
        var hosts = References("Seaworthy.Core");
        for (var i = 0; i < hosts.Count; i++)
        {
            var y = 50 + (i * 56);
            Rectangle(20, y, 170, 34, "#e8f3e6", "");
            Label(32, y + 21, hosts[i]);
            Line(190, y + 17, Left - 22, y + 17);
        }
        Label(Left, height - 28, "each layer names only those below it");
        return svg.Append("</svg>\n").ToString();

        void Rectangle(int x, int y, int width, int boxHeight, string fill, string label)
        {
            svg.Append(FormattableString.Invariant($"  <rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{boxHeight}\" rx=\"5\" "))
                .Append("fill=\"").Append(fill).Append("\" stroke=\"#8aa\"/>\n");
            if (label.Length > 0)
                Label(x + 12, y + 20, label);
        }

        void Label(int x, int y, string text) => svg.Append(FormattableString.Invariant($"  <text x=\"{x}\" y=\"{y}\">{text}</text>\n"));

        void Line(int x1, int y1, int x2, int y2) =>
            svg.Append(FormattableString.Invariant($"  <path d=\"M{x1} {y1} L{x2} {y2}\" stroke=\"#555\" marker-end=\"url(#a)\" fill=\"none\"/>\n"));
    }

    // The projects that reference one directly, by name.
    static List<string> References(string project)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (XDocument.Load(file).Descendants("ProjectReference").Any(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\',
                '/')) == project))
                found.Add(Path.GetFileNameWithoutExtension(file));
        }
        return found;
    }
}
