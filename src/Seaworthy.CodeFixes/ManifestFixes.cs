using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Analyzers;
using Seaworthy.Linting;
using Seaworthy.Text;

namespace Seaworthy.CodeFixes;

/// <summary>Lints the project as it stands in the solution and puts the fixes' edits into the text of a file.</summary>
static class ManifestFixes
{
    /// <summary>The path under which the compiler knows the file.</summary>
    public static string PathOf(TextDocument document) => document.FilePath ?? document.Name;

    /// <summary>The solution without the fault; unchanged where the file no longer has it.</summary>
    public static async Task<Solution> FixAsync(TextDocument document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var span = diagnostic.Location.SourceSpan;
        if (await LintAsync(document, cancellation).ConfigureAwait(false) is not { } result)
            return document.Project.Solution;
        foreach (var finding in result.FindingsIn(PathOf(document)))
        {
            if (finding.Fix is { } fix && finding.Rule.Info.Id == diagnostic.Id && finding.Location.Span == new Text.TextSpan(span.Start, span.Length))
                return await ApplyAsync(document, [fix.Edits()], cancellation).ConfigureAwait(false);
        }
        return document.Project.Solution;
    }

    /// <summary>The solution after all faults of these rules in one file are fixed, as far as they can be.</summary>
    public static async Task<Solution> FixAllAsync(Solution solution, DocumentId id, ImmutableHashSet<string> rules, CancellationToken cancellation)
    {
        if (solution.GetAdditionalDocument(id) is not { } document || await LintAsync(document, cancellation).ConfigureAwait(false) is not { } result)
            return solution;
        var path = PathOf(document);
        var rounds = FixRounds.Run(result, finding => rules.Contains(finding.Rule.Info.Id) && finding.Location.Source.Path == path, cancellation);
        foreach (var file in rounds.Files)
            solution = await ApplyAsync(document, file.Rounds, cancellation).ConfigureAwait(false);
        return solution;
    }

    static async Task<LintResult?> LintAsync(TextDocument document, CancellationToken cancellation)
    {
        var project = document.Project;
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return compilation is null
            ? null
            : new ProjectLint(project.AnalyzerOptions, compilation, static text => new ManifestText(text.ToString()), static () => { }).Result(cancellation);
    }

    // Edits of a round refer to the text that the round before left.
    static async Task<Solution> ApplyAsync(TextDocument document, IReadOnlyList<IReadOnlyList<TextEdit>> rounds, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        foreach (var edits in rounds)
        {
            var changes = new TextChange[edits.Count];
            for (var i = 0; i < changes.Length; i++)
                changes[i] = new TextChange(new Microsoft.CodeAnalysis.Text.TextSpan(edits[i].Span.Start, edits[i].Span.Length), edits[i].NewText);
            text = text.WithChanges(changes);
        }
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text);
    }
}
