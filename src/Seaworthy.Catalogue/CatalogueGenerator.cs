using System;
using System.Collections.Immutable;
using System.Globalization;
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
        "RULE001", "Text of a rule is not a constant", "Set {1} of '{0}' to a constant; the catalogue lists rules without making them", "Rules", DiagnosticSeverity.Error, true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var rules = context.SyntaxProvider.ForAttributeWithMetadataName(AttributeName, static (_, _) => true, RuleEntry.Read);
        context.RegisterSourceOutput(rules, Verify);
        context.RegisterSourceOutput(rules.Collect(), static (output, all) => output.AddSource("Catalogue.g.cs", Write(all)));
    }

    static void Verify(SourceProductionContext output, RuleEntry entry)
    {
        if (entry.Missing is { } text)
            output.ReportDiagnostic(Diagnostic.Create(s_missingText, entry.Location.ToLocation(), entry.Name, text));
    }

    static string Write(ImmutableArray<RuleEntry> entries)
    {
        var infos = new StringBuilder("namespace Seaworthy.Linting;\n\npartial class Catalogue\n{\n    private static partial RuleInfo[] Describe() =>\n    [\n");
        var makers = new StringBuilder("    ];\n\n    private static partial Rule Make(RuleInfo info) => info.Ordinal switch\n    {\n");
        var ordinal = 0;
        foreach (var entry in entries.OrderBy(static e => e.Id, StringComparer.Ordinal).ThenBy(static e => e.Expression, StringComparer.Ordinal))
        {
            var number = ordinal++.ToString(CultureInfo.InvariantCulture);
            infos.Append("        new RuleInfo(").Append(number).Append(", ").Append(Literal(entry.Id)).Append(", ").Append(Literal(Slug(entry.Name))).Append(", ")
                .Append("(Category)").Append(entry.Category.ToString(CultureInfo.InvariantCulture)).Append(", ")
                .Append("(Severity)").Append(entry.Severity.ToString(CultureInfo.InvariantCulture)).Append(", ")
                .Append("(Mode)").Append(entry.Mode.ToString(CultureInfo.InvariantCulture)).Append(", ")
                .Append(Literal(entry.Since)).Append(", ").Append(Literal(entry.Aliases)).Append(", ").Append(Literal(entry.Related)).Append(", ")
                .Append(entry.Dialects.ToString(CultureInfo.InvariantCulture)).Append(", ").Append(Literal(entry.Exceptions)).Append(", ")
                .Append(Literal(entry.Title)).Append(", ").Append(Literal(entry.Why)).Append("),\n");
            makers.Append("        ").Append(number).Append(" => ").Append(entry.Expression).Append(",\n");
        }
        return infos.Append(makers).Append("        _ => throw new System.ArgumentOutOfRangeException(nameof(info)),\n    };\n}\n").ToString();
    }

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
