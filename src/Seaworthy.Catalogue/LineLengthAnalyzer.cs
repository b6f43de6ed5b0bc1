using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Catalogue;

/// <summary>Lines of this repository are at most 160 columns wide.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LineLengthAnalyzer : DiagnosticAnalyzer
{
    const int Longest = 160;

    static readonly DiagnosticDescriptor s_tooLong = new(
        "LINE001", "Line is too long", "The line has {0} columns; break it at 160 or before", "Style", DiagnosticSeverity.Error, isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_tooLong);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxTreeAction(static tree =>
        {
            foreach (var line in tree.Tree.GetText(tree.CancellationToken).Lines)
            {
                if (line.Span.Length > Longest)
                    tree.ReportDiagnostic(Diagnostic.Create(s_tooLong, Location.Create(tree.Tree, TextSpan.FromBounds(line.Start + Longest, line.End)),
                        line.Span.Length));
            }
        });
    }
}
