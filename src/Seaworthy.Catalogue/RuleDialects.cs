using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Catalogue;

/// <summary>
/// The dialects in which a rule can find something, one bit each: those that have its subject and any of the settings that it reads, without the ones that it
/// names with <c>[Not]</c>. No bit: a rule about files of any kind.
/// </summary>
static class RuleDialects
{
    const int All = -1;

    public static int Of(ITypeSymbol rule, ISymbol declared, SyntaxNode declaration, SemanticModel model, CancellationToken cancellation)
    {
        var subject = SubjectOf(rule);
        if (subject?.Name == "ParsedFile")
            return In(declared) is var files && files != All ? files : 0;
        var dialects = (subject is null ? All : In(subject)) & OfSettings(Bodies(rule, declaration, cancellation), model, cancellation);
        return dialects & ~Not(declared) & Everything(model.Compilation);
    }

    /// <summary>The dialects that the rule names with <c>[Not]</c>, a line each: the number of the dialect, a blank and the reason.</summary>
    public static string Exceptions(ISymbol rule)
    {
        var lines = new List<string>();
        foreach (var attribute in rule.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "NotAttribute", ConstructorArguments: [{ Value: int dialect }, { Value: string reason }] })
                lines.Add($"{dialect} {reason}");
        }
        return string.Join("\n", lines);
    }

    static ITypeSymbol? SubjectOf(ITypeSymbol rule)
    {
        for (var type = rule.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Rule", TypeArguments: [var subject] })
                return subject;
        }
        return null;
    }

    // What a rule reads of settings that not every dialect has. It may read several and need only one of them, so their dialects add up.
    static int OfSettings(IEnumerable<SyntaxNode> bodies, SemanticModel model, CancellationToken cancellation)
    {
        var found = 0;
        foreach (var body in bodies)
        {
            var owner = body.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(body.SyntaxTree);
            foreach (var node in body.DescendantNodes())
            {
                var name = node switch
                {
                    MemberAccessExpressionSyntax access => access.Name,
                    MemberBindingExpressionSyntax binding => binding.Name,
                    _ => null,
                };
                if (name is not null && owner.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol property && IsSetting(property.Type))
                    found |= In(property);
            }
        }
        return found == 0 ? All : found;
    }

    // The class of a rule; of a row, what it hands to its family, and what the family does with each of its rows.
    static IEnumerable<SyntaxNode> Bodies(ITypeSymbol rule, SyntaxNode declaration, CancellationToken cancellation)
    {
        yield return declaration;
        if (declaration is not PropertyDeclarationSyntax)
            yield break;
        foreach (var member in rule.GetMembers())
        {
            if (member is not IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary })
                continue;
            foreach (var reference in member.DeclaringSyntaxReferences)
                yield return reference.GetSyntax(cancellation);
        }
    }

    static bool IsSetting(ITypeSymbol type) => type.Name is "Setting" or "ListSetting";

    static int In(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "InAttribute", ConstructorArguments: [{ Kind: TypedConstantKind.Array } list] })
                return Bits(list.Values);
        }
        return All;
    }

    static int Not(ISymbol rule)
    {
        var bits = 0;
        foreach (var attribute in rule.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "NotAttribute", ConstructorArguments: [{ Value: int dialect }, ..] })
                bits |= 1 << dialect;
        }
        return bits;
    }

    static int Bits(IEnumerable<TypedConstant> dialects)
    {
        var bits = 0;
        foreach (var dialect in dialects)
            bits |= 1 << (int)dialect.Value!;
        return bits;
    }

    // The members of the enumeration: a dialect that is added is one of every rule that does not say otherwise.
    static int Everything(Compilation compilation)
    {
        var count = 0;
        foreach (var member in compilation.GetTypeByMetadataName("Seaworthy.Model.Dialect")!.GetMembers())
            count += member is IFieldSymbol { HasConstantValue: true } ? 1 : 0;
        return (1 << count) - 1;
    }
}
