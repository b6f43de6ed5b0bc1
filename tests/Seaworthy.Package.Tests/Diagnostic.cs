using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Seaworthy.Package.Tests;

/// <summary>A printed warning or error of ours. The path is full, and so is the project's.</summary>
public sealed record Diagnostic(string Path, int Line, int Column, string Severity, string Id, string Message, string Project)
{
    static readonly Regex s_line = new(
        @"^(?<path>[^\r\n(]+?)(\((?<line>\d+)(,(?<column>\d+))?(,\d+,\d+)?\))? ?: (?<severity>warning|error) (?<id>SEA\d{4}): (?<message>.*?)( \[(?<project>[^\]]+?)(::[^\]]*)?\])?\r?$",
        RegexOptions.Multiline);

    /// <summary>The part that does not depend on where the project lies: <c>Dockerfile(1,6): warning SEA1001</c>.</summary>
    public string Short => System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(Project)!, Path).Replace('\\', '/')
        + (Line == 0 ? "" : $"({Line},{Column})") + ": " + Severity + " " + Id;

    public static IReadOnlyList<Diagnostic> Read(string output)
    {
        // The summary says everything again.
        var end = output.Length;
        foreach (var mark in new[] { "\nBuild succeeded", "\nBuild FAILED" })
        {
            var at = output.IndexOf(mark, StringComparison.Ordinal);
            if (at >= 0)
                end = Math.Min(end, at);
        }
        var found = new List<Diagnostic>();
        foreach (Match match in s_line.Matches(output[..end]))
        {
            found.Add(new Diagnostic(
                match.Groups["path"].Value.Trim(),
                Number(match.Groups["line"]),
                Number(match.Groups["column"]),
                match.Groups["severity"].Value,
                match.Groups["id"].Value,
                match.Groups["message"].Value,
                // What stands in the project file itself is printed without the project.
                match.Groups["project"].Success ? match.Groups["project"].Value : match.Groups["path"].Value.Trim()));
        }
        return found;
    }

    static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
}
