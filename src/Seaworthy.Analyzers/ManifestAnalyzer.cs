using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using CompilerText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Seaworthy.Analyzers;

/// <summary>Lints the Dockerfiles, compose files and Kubernetes manifests of a project while the compiler runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ManifestAnalyzer : DiagnosticAnalyzer
{
    // The one cache there is. The compiler holds it weakly, beside the text: without it every keystroke in a source file would parse all manifests.
    static readonly SourceTextValueProvider<ManifestText> s_texts = new(static text => new ManifestText(text.ToString()), new SameText());

    int _parseCount;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <summary>How many files this analyzer has parsed so far; tests watch that it does not grow without need.</summary>
    internal int ParseCount => _parseCount;

#pragma warning disable RS1026
    public override void Initialize(AnalysisContext context)
    {
        // All files share one result: a second thread could only wait for it.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }
#pragma warning restore RS1026

    void Start(CompilationStartAnalysisContext context)
    {
        var lint = new ProjectLint(context.Options, context.Compilation, text => context.TryGetValue(text, s_texts, out var kept) ? kept : null, CountParse);
        // Each file reports its own findings: editors ask for one file at a time and drop what stands in another or comes at the end.
        context.RegisterAdditionalFileAction(file =>
        {
            foreach (var finding in lint.FindingsIn(file.AdditionalFile.Path, file.CancellationToken))
                file.ReportDiagnostic(FindingDiagnostics.Create(finding, lint.SeverityOf(finding)));
        });
    }

    void CountParse() => Interlocked.Increment(ref _parseCount);

    // Texts are told apart by identity: comparing their content, as the compiler would by default, costs more than it could save.
    sealed class SameText : IEqualityComparer<CompilerText>
    {
        public bool Equals(CompilerText x, CompilerText y) => ReferenceEquals(x, y);

        public int GetHashCode(CompilerText text) => RuntimeHelpers.GetHashCode(text);
    }
}
