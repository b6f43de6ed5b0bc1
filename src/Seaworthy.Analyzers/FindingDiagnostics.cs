using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Seaworthy.Engine;
using CompilerText = Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Analyzers;

/// <summary>Findings in the compiler's own terms.</summary>
static class FindingDiagnostics
{
    /// <summary>Keys of <see cref="Diagnostic.Properties"/>; lists have one entry a line.</summary>
    public const string Slug = "slug", Subjects = "subjects", Related = "related", FixTitle = "fix";

    public static Diagnostic Create(Finding finding, Severity severity) => Diagnostic.Create(
        Descriptors.Of(finding.Rule),
        LocationOf(finding.Place),
        Descriptors.ToCompiler(severity),
        RelatedLocations(finding),
        Properties(finding),
        finding.Message);

    /// <summary>The characters in a file that is not source; lines and characters count from 0.</summary>
    public static Location LocationOf(Place place) => Location.Create(
        place.Source.Path,
        new CompilerText.TextSpan(place.Span.Start, place.Span.Length),
        new CompilerText.LinePositionSpan(ToCompiler(place.Start), ToCompiler(place.End)));

    static CompilerText.LinePosition ToCompiler(Text.LinePosition position) => new(position.Line, position.Character);

    static Location[] RelatedLocations(Finding finding)
    {
        var related = finding.Related;
        var locations = new Location[related.Count];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = LocationOf(related[i].Place);
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

    static IEnumerable<string> Messages(IReadOnlyList<RelatedPlace> related)
    {
        foreach (var place in related)
            yield return place.Message;
    }
}
