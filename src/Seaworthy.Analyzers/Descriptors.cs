using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;

namespace Seaworthy.Analyzers;

/// <summary>The catalogue as the compiler wants to see it: one descriptor a rule, at the rule's ordinal.</summary>
static class Descriptors
{
    /// <summary>All descriptors, in the order of the rules' ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = Create(Catalogue.Infos);

    public static DiagnosticDescriptor Of(Rule rule) => All[rule.Info.Ordinal];

    public static DiagnosticSeverity ToCompiler(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };

    static ImmutableArray<DiagnosticDescriptor> Create(RuleInfo[] rules)
    {
        var descriptors = ImmutableArray.CreateBuilder<DiagnosticDescriptor>(rules.Length);
        foreach (var rule in rules)
            descriptors.Add(Create(rule));
        return descriptors.MoveToImmutable();
    }

    // Every rule is enabled here, also one that is off in the project's mode: the compiler drops the findings of a disabled descriptor unless a
    // global setting wakes it, so a key for one file could never switch such a rule on. What is off is not run.
    static DiagnosticDescriptor Create(RuleInfo rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        rule.Category.ToString(),
        ToCompiler(rule.Severity),
        isEnabledByDefault: true,
        description: rule.Why.Trim(),
        helpLinkUri: HelpLinks.Of(rule));
}
