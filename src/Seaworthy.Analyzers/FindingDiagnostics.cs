using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Seaworthy.Model;
using Seaworthy.Rules;
using CompilerText = Microsoft.CodeAnalysis.Text;
using Location = Microsoft.CodeAnalysis.Location;

namespace Seaworthy.Analyzers;

/// <summary>Findings in the compiler's own terms.</summary>
static class FindingDiagnostics
{
    /// <summary>Keys of <see cref="Diagnostic.Properties"/>; lists have one entry a line.</summary>
    public const string Slug = "slug", Subjects = "subjects", Related = "related", FixTitle = "fix";

    public static Diagnostic Create(Finding finding, Severity severity) => Diagnostic.Create(
        Descriptors.Of(finding.Rule),
        LocationOf(finding.Location),
        Descriptors.ToCompiler(severity),
        RelatedLocations(finding),
        Properties(finding),
        finding.Message);

    /// <summary>The characters in a file that is not source; lines and characters count from 0.</summary>
    public static Location LocationOf(Text.Location location) => Location.Create(
        location.Source.Path,
        new CompilerText.TextSpan(location.Span.Start, location.Span.Length),
        new CompilerText.LinePositionSpan(ToCompiler(location.Start), ToCompiler(location.End)));

    static CompilerText.LinePosition ToCompiler(Text.LinePosition position) => new(position.Line, position.Character);

    static Location[] RelatedLocations(Finding finding)
    {
        var related = finding.Related;
        var locations = new Location[related.Count];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = LocationOf(related[i].Location);
        return locations;
    }

    static ImmutableDictionary<string, string?> Properties(Finding finding)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties.Add(Slug, finding.Rule.Info.Slug);
        properties.Add(Subjects, string.Join("\n", finding.Subjects));
        if (finding.Related.Count > 0)
            properties.Add(Related, string.Join("\n", Messages(finding.Related)));
        if (finding.Fix is { } fix)
            properties.Add(FixTitle, fix.Title);
        return properties.ToImmutable();
    }

    static IEnumerable<string> Messages(IReadOnlyList<RelatedLocation> related)
    {
        foreach (var location in related)
            yield return location.Message;
    }
}
