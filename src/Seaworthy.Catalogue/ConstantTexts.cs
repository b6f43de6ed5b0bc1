using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Catalogue;

/// <summary>
/// The texts of a rule that are constants: those of its row, then those of its class and of what the class derives from. A test compares them with the rule.
/// </summary>
sealed class ConstantTexts(SemanticModel model, ITypeSymbol type, InitializerExpressionSyntax? row)
{
    /// <summary>The value of the property; null where it is no constant.</summary>
    public string? Find(string property, CancellationToken cancellation)
    {
        foreach (var expression in row?.Expressions ?? default)
        {
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right } && left.Identifier.ValueText == property)
                return ValueOf(right, cancellation);
        }
        for (var declaring = (ITypeSymbol?)type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers(property))
            {
                if (member is IPropertySymbol { DeclaringSyntaxReferences: [var reference, ..] } &&
                    reference.GetSyntax(cancellation) is PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } &&
                    ValueOf(body, cancellation) is { } text)
                    return text;
            }
        }
        return null;
    }

    string? ValueOf(ExpressionSyntax expression, CancellationToken cancellation)
    {
        var owner = expression.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(expression.SyntaxTree);
        return owner.GetConstantValue(expression, cancellation).Value as string;
    }
}
