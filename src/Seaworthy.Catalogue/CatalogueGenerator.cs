using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Catalogue;

/// <summary>
/// Writes the list of all rules from the classes and rows that carry <c>[Rule]</c>, so that adding a rule touches one file and starting up needs no reflection.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogueGenerator : IIncrementalGenerator
{
    const string AttributeName = "Seaworthy.Rules.RuleAttribute";

    static readonly DiagnosticDescriptor s_missingText = new(
        "RULE001", "Text of a rule is not a constant", "{1} of '{0}' is not a constant, so the catalogue cannot list it; set it to a constant", "Rules",
        DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var rules = context.SyntaxProvider.ForAttributeWithMetadataName(AttributeName, static (_, _) => true, RuleEntry.Read);
        context.RegisterSourceOutput(rules, Verify);
        context.RegisterSourceOutput(rules.Collect(), static (output, all) => output.AddSource("Catalogue.g.cs", Write(all)));
        // The address of the documentation is a property of the build, and a constant of the assembly.
        var docs = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.SeaworthyDocsUrl", out var url) ? url : "");
        context.RegisterSourceOutput(docs, static (output, url) => output.AddSource("HelpLinks.g.cs", WriteLinks(url)));
    }

    static void Verify(SourceProductionContext output, RuleEntry entry)
    {
        if (entry.Missing is { } text)
            output.ReportDiagnostic(Diagnostic.Create(s_missingText, entry.Location.ToLocation(), entry.Name, text));
    }

    static string Write(ImmutableArray<RuleEntry> entries)
    {
        var infos = new StringBuilder();
        var makers = new StringBuilder();
        var ordinal = 0;
        foreach (var entry in entries.OrderBy(static e => e.Id, StringComparer.Ordinal).ThenBy(static e => e.Expression, StringComparer.Ordinal))
        {
            var number = ordinal++;
            infos.Append($"        new RuleInfo({number}, {Literal(entry.Id)}, {Literal(Slug(entry.Name))}, ")
                .Append($"(Category){entry.Category}, (Severity){entry.Severity}, (Mode){entry.Mode}, ")
                .Append($"{Literal(entry.Since)}, {Literal(entry.Aliases)}, {Literal(entry.Related)}, {entry.Dialects}, {Literal(entry.Exceptions)}, ")
                .Append($"{Literal(entry.Title)}, {Literal(entry.Why)}),\n");
            makers.Append($"        {number} => {entry.Expression},\n");
        }
        return $$"""
            namespace Seaworthy.Linting;

            partial class Catalogue
            {
                private static partial RuleInfo[] Describe() =>
                [
            {{infos}}    ];

                private static partial Rule Make(RuleInfo info) => info.Ordinal switch
                {
            {{makers}}        _ => throw new System.ArgumentOutOfRangeException(nameof(info)),
                };
            }

            """;
    }

    static string WriteLinks(string url) => $$"""
        namespace Seaworthy.Linting;

        partial class HelpLinks
        {
            const string DocsUrl = {{Literal(url.Trim())}};
        }

        """;

    static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                slug.Append('-');
            slug.Append(char.ToLowerInvariant(name[i]));
        }
        return slug.ToString();
    }
}
