using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Seaworthy.Model;
using Seaworthy.Text;

namespace Seaworthy.Analyzers;

/// <summary>What the compiler was told of a rule by id for the whole project.</summary>
static class CompilerSeverities
{
    /// <summary>
    /// Looks an id up in the order of the compiler: <c>NoWarn</c>, <c>WarningsAsErrors</c> and rule sets, then <c>dotnet_diagnostic.ID.severity</c> in
    /// sections for source files, then the same key in a <c>.globalconfig</c>.
    /// </summary>
    /// <remarks>
    /// The compiler never applies a section to a file that is not source, yet <c>[*.cs]</c> is where an editor's "Configure severity" writes when it is
    /// asked on a finding in a Dockerfile, so that section is taken for the project.
    /// </remarks>
    public static Func<string, Severity?> Of(Compilation compilation, CancellationToken cancellation)
    {
        var specific = compilation.Options.SpecificDiagnosticOptions;
        var sections = compilation.Options.SyntaxTreeOptionsProvider;
        var tree = sections is null ? null : Outermost(compilation);
        return id =>
        {
            if (specific.TryGetValue(id, out var report) && report != ReportDiagnostic.Default)
                return FromCompiler(report);
            if (tree is not null && sections!.TryGetDiagnosticValue(tree, id, cancellation, out report))
                return FromCompiler(report);
            return sections is not null && sections.TryGetGlobalDiagnosticValue(id, cancellation, out report) ? FromCompiler(report) : null;
        };
    }

    // The file in the shortest folder is the one on which the fewest nested .editorconfig files have a say. A relative path is that of generated
    // source, to which no section applies.
    static SyntaxTree? Outermost(Compilation compilation)
    {
        SyntaxTree? outermost = null;
        var shortest = int.MaxValue;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var folder = tree.FilePath.LastIndexOfAny(['/', '\\']);
            if (folder >= shortest || !PathNames.IsAbsolute(tree.FilePath))
                continue;
            shortest = folder;
            outermost = tree;
        }
        return outermost;
    }

    static Severity? FromCompiler(ReportDiagnostic report) => report switch
    {
        ReportDiagnostic.Error => Severity.Error,
        ReportDiagnostic.Warn => Severity.Warning,
        ReportDiagnostic.Info => Severity.Info,
        ReportDiagnostic.Hidden => Severity.Hidden,
        ReportDiagnostic.Suppress => Severity.None,
        _ => null,
    };
}
