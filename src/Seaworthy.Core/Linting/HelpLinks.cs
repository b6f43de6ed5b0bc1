namespace Seaworthy.Linting;

/// <summary>
/// Links to the documentation, for hosts that show one with a finding. Who publishes the package sets the MSBuild property <c>SeaworthyDocsUrl</c> to the
/// address of <c>docs/</c>; without it there are no links.
/// </summary>
public static partial class HelpLinks
{
    /// <summary>The address of <c>docs/</c> without a slash at the end; null without one.</summary>
    public static string? Docs { get; } = DocsUrl.Length == 0 ? null : DocsUrl.TrimEnd('/');

    /// <summary>The page of the rule, or null.</summary>
    public static string? Of(RuleInfo rule) => Docs is null ? null : Docs + "/rules/" + rule.Id + ".md";
}
