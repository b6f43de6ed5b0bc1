using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Syntax;

namespace Seaworthy.Generate;

/// <summary>The README's picture: what a build of the Storefront sample prints, drawn from a run over its files.</summary>
static class OutputPicture
{
    const int Widest = 128;
    const int LineHeight = 19;

    public static string Draw(string sample)
    {
        var files = new List<FoundFile>();
        var settings = SeverityResolver.Resolve(new GlobalSettings(), null);
        foreach (var path in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(sample, path).Replace('\\', '/');
            var text = File.ReadAllText(path);
            var kind = name.Split('/')[0] is "bin" or "obj" ? FileKind.Other : FileKinds.Of(name, text);
            if (kind != FileKind.Other)
                files.Add(new FoundFile(name, kind, text));
        }
        var findings = Linter.Run(WorkspaceBuilder.OfTexts(files, settings)).Findings;
        var lines = new List<(string Location, string Message)>();
        foreach (var finding in findings)
            lines.Add(($"{finding.Location.Source.Path}({finding.Location.Start.Line + 1},{finding.Location.Start.Character + 1}): ",
                $" {finding.Rule.Info.Id}: {finding.Message}"));
        return Svg(lines);
    }

    static string Svg(List<(string Location, string Message)> lines)
    {
        var rows = lines.ConvertAll(l => Wrap(l.Location + "warning" + l.Message));
        var height = ((rows.Sum(r => r.Count) + 4) * LineHeight) + 40;
        var svg = new StringBuilder();
        svg.Append(FormattableString.Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1010 {height}\" "))
            .Append("role=\"img\" font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, monospace\" font-size=\"12.5\">\n");
        svg.Append("  <title>The output of dotnet build: warnings with file, line, rule and advice</title>\n");
        svg.Append("  <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b1f27\"/>\n");
        var y = 32;
        Line("<tspan fill=\"#7d8590\">$ </tspan><tspan fill=\"#e6edf3\">dotnet build</tspan>");
        for (var i = 0; i < rows.Count; i++)
        {
            var (location, rest) = lines[i];
            // The id ends within the first row: it is in front of the message.
            var id = location.Length + "warning".Length + rest.IndexOf(':', StringComparison.Ordinal) + 1;
            Line($"<tspan fill=\"#e6edf3\">{Escape(location)}</tspan><tspan fill=\"#d29922\">{Escape(rows[i][0][location.Length..id])}</tspan>" +
                $"<tspan fill=\"#adbac7\">{Escape(rows[i][0][id..])}</tspan>");
            foreach (var row in rows[i].Skip(1))
                Line($"<tspan fill=\"#adbac7\">{Escape(row)}</tspan>");
        }
        y += LineHeight / 2;
        Line($"<tspan fill=\"#e6edf3\">    {lines.Count} Warning(s)</tspan>");
        Line("<tspan fill=\"#e6edf3\">    0 Error(s)</tspan>");
        return svg.Append("</svg>\n").ToString();

        void Line(string content)
        {
            svg.Append(FormattableString.Invariant($"  <text x=\"20\" y=\"{y}\" xml:space=\"preserve\">{content}</text>\n"));
            y += LineHeight;
        }
    }

    // Breaks a line at blanks, as a terminal of that width shows it.
    static List<string> Wrap(string text)
    {
        var rows = new List<string>();
        while (text.Length > Widest)
        {
            var end = text.LastIndexOf(' ', Widest);
            rows.Add(text[..end]);
            text = "    " + text[(end + 1)..];
        }
        rows.Add(text);
        return rows;
    }

    static string Escape(string text) => SecurityElement.Escape(text)!;
}
