using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Seaworthy.CodeFixes;

/// <summary>Fixes every finding of some rules in a file, a project or a solution; the platform's batch fixer leaves out files that are not source.</summary>
sealed class ManifestFixAllProvider : FixAllProvider
{
    public static readonly ManifestFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var documents = DocumentsOf(fixAllContext);
        if (documents.Count == 0)
            return Task.FromResult<CodeAction?>(null);
        var solution = fixAllContext.Solution;
        var ids = fixAllContext.DiagnosticIds;
        return Task.FromResult<CodeAction?>(CodeAction.Create(
            $"Fix all '{string.Join("', '", ids)}'",
            token => FixAsync(solution, documents, ids, token),
            fixAllContext.CodeActionEquivalenceKey));
    }

    static async Task<Solution> FixAsync(Solution solution, List<DocumentId> documents, ImmutableHashSet<string> ids, CancellationToken cancellation)
    {
        foreach (var document in documents)
            solution = await ManifestFixes.FixAllAsync(solution, document, ids, cancellation).ConfigureAwait(false);
        return solution;
    }

    static List<DocumentId> DocumentsOf(FixAllContext context)
    {
        var documents = new List<DocumentId>();
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        foreach (var project in projects)
        {
            foreach (var document in project.AdditionalDocuments)
            {
                // The context knows its document only when that is source; which file it was asked for stands in the key.
                if (context.Scope != FixAllScope.Document || FixKey.IsFor(context.CodeActionEquivalenceKey, document))
                    documents.Add(document.Id);
            }
        }
        return documents;
    }
}

/// <summary>The equivalence key of a fix: the id of the rule and the file.</summary>
static class FixKey
{
    public static string Of(string id, TextDocument document) => id + " in " + ManifestFixes.PathOf(document);

    public static bool IsFor(string? key, TextDocument document) =>
        key is not null && key.EndsWith(" in " + ManifestFixes.PathOf(document), System.StringComparison.Ordinal);
}
