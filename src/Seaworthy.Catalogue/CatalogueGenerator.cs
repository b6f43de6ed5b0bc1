using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Catalogue;

/// <summary>Writes the list of all rules from the classes that carry <c>[Rule]</c>, so that adding a rule touches one file and starting up needs no reflection.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogueGenerator : IIncrementalGenerator
{
    const string AttributeName = "Seaworthy.Rules.RuleAttribute";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var rules = context.SyntaxProvider.ForAttributeWithMetadataName(AttributeName, static (_, _) => true, Read);
        context.RegisterSourceOutput(rules.Collect(), static (output, all) => output.AddSource("Catalogue.g.cs", Write(all)));
    }

    static RuleEntry Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var attribute = context.Attributes[0];
        var arguments = attribute.ConstructorArguments;
        return new RuleEntry(
            context.TargetSymbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            context.TargetSymbol.Name,
            (string?)arguments[0].Value ?? "",
            Number(arguments[1]),
            Number(arguments[2]),
            Number(arguments[3]),
            Named(attribute, "Since"),
            Named(attribute, "Aliases"),
            Named(attribute, "Related"),
            Dialects(context.TargetNode),
            Text(context, "Title", cancellation),
            Text(context, "Why", cancellation));
    }

    // The constant that a property of the rule, or of what it derives from, gives; a test holds it against the property itself.
    static string Text(GeneratorAttributeSyntaxContext context, string name, CancellationToken cancellation)
    {
        for (var type = (ITypeSymbol?)context.TargetSymbol; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IPropertySymbol { IsAbstract: false } && member.DeclaringSyntaxReferences is [var reference, ..] &&
                    reference.GetSyntax(cancellation) is PropertyDeclarationSyntax { ExpressionBody.Expression: { } expression } &&
                    context.SemanticModel.Compilation.GetSemanticModel(expression.SyntaxTree).GetConstantValue(expression, cancellation) is { Value: string text })
                    return text;
            }
        }
        return "";
    }

    // A rule has a bad example in each dialect that it applies to, and in no other; a test holds this reading against the examples themselves.
    static int Dialects(SyntaxNode rule)
    {
        var found = 0;
        foreach (var node in rule.DescendantNodes())
        {
            if (node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Bad" } } access)
            {
                found |= access.Name.Identifier.ValueText switch
                {
                    "Dockerfile" => 1,
                    "Compose" => 2,
                    "Kubernetes" => 4,
                    _ => 0,
                };
            }
        }
        return found;
    }

    static int Number(TypedConstant constant) => constant.Value is int number ? number : 0;

    static string Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return (string?)argument.Value.Value ?? "";
        }
        return "";
    }

    static string Write(ImmutableArray<RuleEntry> entries)
    {
        var infos = new StringBuilder("namespace Seaworthy.Linting;\n\npartial class Catalogue\n{\n    private static partial RuleInfo[] Describe() =>\n    [\n");
        var makers = new StringBuilder("    ];\n\n    private static partial Rule Make(RuleInfo info) => info.Ordinal switch\n    {\n");
        var ordinal = 0;
        foreach (var entry in entries.OrderBy(static e => e.Id, StringComparer.Ordinal).ThenBy(static e => e.Type, StringComparer.Ordinal))
        {
            var number = ordinal++.ToString(CultureInfo.InvariantCulture);
            infos.Append("        new RuleInfo(").Append(number).Append(", ").Append(Literal(entry.Id)).Append(", ").Append(Literal(Slug(entry.Name))).Append(", ")
                .Append("(Category)").Append(entry.Category.ToString(CultureInfo.InvariantCulture)).Append(", ")
                .Append("(Severity)").Append(entry.Severity.ToString(CultureInfo.InvariantCulture)).Append(", ")
                .Append("(Mode)").Append(entry.Mode.ToString(CultureInfo.InvariantCulture)).Append(", ")
                .Append(Literal(entry.Since)).Append(", ").Append(Literal(entry.Aliases)).Append(", ").Append(Literal(entry.Related)).Append(", ")
                .Append(entry.Dialects.ToString(CultureInfo.InvariantCulture)).Append(", ").Append(Literal(entry.Title)).Append(", ").Append(Literal(entry.Why)).Append("),\n");
            makers.Append("        ").Append(number).Append(" => new ").Append(entry.Type).Append("() { Info = info },\n");
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

    sealed record RuleEntry(string Type, string Name, string Id, int Category, int Severity, int Mode, string Since, string Aliases, string Related, int Dialects, string Title, string Why);
}
