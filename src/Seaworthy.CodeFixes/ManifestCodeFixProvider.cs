using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Seaworthy.Analyzers;
using Seaworthy.Linting;

namespace Seaworthy.CodeFixes;

/// <summary>Offers the fix of a finding in a Dockerfile or manifest, to the hosts that show fixes there.</summary>
/// <remarks>
/// Not marked as shared: the attribute lives in an assembly whose version is the host's own, and a reference to a newer one would keep the provider
/// from loading. It has no state, so an instance for each asker does no harm.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, Name = nameof(ManifestCodeFixProvider),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class ManifestCodeFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Ids();

    public override FixAllProvider GetFixAllProvider() => ManifestFixAllProvider.Instance;

    // The title travels with the diagnostic, so that nothing is linted before somebody picks a fix.
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.TextDocument;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FindingDiagnostics.FixTitle, out var title) || title is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(title, token => ManifestFixes.FixAsync(document, diagnostic, token), FixKey.Of(diagnostic.Id, document)), diagnostic);
            // Editors offer no "fix all" of their own for such files.
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Fix all '{diagnostic.Id}' in this file",
                    token => ManifestFixes.FixAllAsync(document.Project.Solution, document.Id, ImmutableHashSet.Create(diagnostic.Id), token),
                    FixKey.Of(diagnostic.Id, document) + " all"),
                diagnostic);
        }
        return Task.CompletedTask;
    }

    static ImmutableArray<string> Ids()
    {
        var ids = ImmutableArray.CreateBuilder<string>(Catalogue.Infos.Length);
        foreach (var info in Catalogue.Infos)
            ids.Add(info.Id);
        return ids.MoveToImmutable();
    }
}
