using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Catalogue;

/// <summary>The dialects in which a rule may find something, one bit each.</summary>
static class RuleDialects
{
    const int Dockerfile = 1, Compose = 2, Kubernetes = 4;

    public static int Of(ITypeSymbol rule, SyntaxNode declaration) => SubjectOf(rule) switch
    {
        "BuildFile" or "Stage" or "Step" or "RunScript" or "RunCommand" => Dockerfile,
        "ComposeFile" or "ComposeService" => Compose,
        "KubernetesObject" or "ClusterComponent" => Kubernetes,
        _ => InExamples(declaration),
    };

    static string? SubjectOf(ITypeSymbol rule)
    {
        for (var type = rule.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Rule", TypeArguments: [var subject] })
                return subject.Name;
        }
        return null;
    }

    // A rule on what all dialects have has a bad example in each that it applies to, and in no other; a test compares this with the examples themselves.
    static int InExamples(SyntaxNode declaration)
    {
        var found = 0;
        foreach (var node in declaration.DescendantNodes())
        {
            if (node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Bad" } } access)
            {
                found |= access.Name.Identifier.ValueText switch
                {
                    "Dockerfile" => Dockerfile,
                    "Compose" => Compose,
                    "Kubernetes" => Kubernetes,
                    _ => 0,
                };
            }
        }
        return found;
    }
}
