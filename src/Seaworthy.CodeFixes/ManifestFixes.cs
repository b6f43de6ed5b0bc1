using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Analyzers;
using Seaworthy.Edits;
using Seaworthy.Rules;
using Seaworthy.Text;

namespace Seaworthy.CodeFixes;

/// <summary>Lints the project as it stands in the solution and puts the fixes' edits into the text of a file.</summary>
static class ManifestFixes
{
    // A fix can lay bare another fault of the same rule, or wait for one that wants the same place; a handful of rounds settles that.
    const int MostRounds = 8;

    /// <summary>The path under which the compiler knows the file.</summary>
    public static string PathOf(TextDocument document) => document.FilePath ?? document.Name;

    /// <summary>The solution without the fault; unchanged where the file no longer has it.</summary>
    public static async Task<Solution> FixAsync(TextDocument document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var span = diagnostic.Location.SourceSpan;
        foreach (var finding in await FindingsAsync(document, cancellation).ConfigureAwait(false))
        {
            if (finding.Fix is { } fix && finding.Rule.Info.Id == diagnostic.Id && finding.Location.Span == new Text.TextSpan(span.Start, span.Length))
                return await ApplyAsync(document, fix.Edits(), cancellation).ConfigureAwait(false);
        }
        return document.Project.Solution;
    }

    /// <summary>The solution after all faults of these rules in one file are fixed, as far as they can be.</summary>
    public static async Task<Solution> FixAllAsync(Solution solution, DocumentId id, ImmutableHashSet<string> rules, CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (solution.GetAdditionalDocument(id) is not { } document)
                break;
            var fixes = new List<Fix>();
            foreach (var finding in await FindingsAsync(document, cancellation).ConfigureAwait(false))
            {
                if (finding.Fix is { } fix && rules.Contains(finding.Rule.Info.Id))
                    fixes.Add(fix);
            }
            if (fixes.Count == 0)
                break;
            var edits = FixPlanner.Plan(fixes[0].Source, fixes).Edits;
            if (edits.Count == 0)
                break;
            solution = await ApplyAsync(document, edits, cancellation).ConfigureAwait(false);
        }
        return solution;
    }

    static async Task<IReadOnlyList<Finding>> FindingsAsync(TextDocument document, CancellationToken cancellation)
    {
        var project = document.Project;
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        if (compilation is null)
            return [];
        var lint = new ProjectLint(project.AnalyzerOptions, compilation, static text => new ManifestText(text.ToString()), static () => { });
        return lint.FindingsIn(PathOf(document), cancellation);
    }

    static async Task<Solution> ApplyAsync(TextDocument document, IReadOnlyList<TextEdit> edits, CancellationToken cancellation)
    {
        if (edits.Count == 0)
            return document.Project.Solution;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = new TextChange[edits.Count];
        for (var i = 0; i < changes.Length; i++)
            changes[i] = new TextChange(new Microsoft.CodeAnalysis.Text.TextSpan(edits[i].Span.Start, edits[i].Span.Length), edits[i].NewText);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(changes));
    }
}
