using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Catalogue;

/// <summary>One <c>[Rule]</c>: on a class, which is the rule, or on a static property, which is a row of a family and makes one.</summary>
/// <param name="Expression">What makes the rule.</param>
/// <param name="Name">The name of the class or property, from which the slug is made.</param>
/// <param name="Missing">The first text that is no constant; null where none is.</param>
sealed record RuleEntry(
    string Expression, string Name, string Id, int Category, int Severity, int Mode, string Since, string Aliases, string Related, int Dialects,
        string Exceptions,
    string Title, string Why, string? Missing, SourceLocation Location)
{
    public static RuleEntry Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var symbol = context.TargetSymbol;
        var name = symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var row = symbol as IPropertySymbol;
        var type = row is null ? (ITypeSymbol)symbol : row.Type;
        var initializer = row is null ? null : (context.TargetNode as PropertyDeclarationSyntax)?.ExpressionBody?.Expression;
        var texts = new ConstantTexts(context.SemanticModel, type, (initializer as BaseObjectCreationExpressionSyntax)?.Initializer);
        var title = texts.Find("Title", cancellation);
        var why = texts.Find("Why", cancellation);
        var attribute = context.Attributes[0];
        var arguments = attribute.ConstructorArguments;
        return new RuleEntry(
            row is null ? $"new {name}()" : $"{symbol.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{symbol.Name}",
            symbol.Name,
            (string?)arguments[0].Value ?? "",
            Number(arguments[1]),
            Number(arguments[2]),
            Number(arguments[3]),
            Named(attribute, "Since"),
            Named(attribute, "Aliases"),
            Named(attribute, "Related"),
            RuleDialects.Of(type, symbol, context.TargetNode, context.SemanticModel, cancellation),
            RuleDialects.Exceptions(symbol),
            title ?? "",
            why ?? "",
            title is null ? "Title" : why is null ? "Why" : null,
            SourceLocation.Of(symbol.Locations[0]));
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
}

/// <summary>
/// A location that is equal after an edit elsewhere: one of the compiler's holds its syntax tree, so that the generator would run after each edit.
/// </summary>
sealed record SourceLocation(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static SourceLocation Of(Location location) => new(location.GetLineSpan().Path, location.SourceSpan, location.GetLineSpan().Span);

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
