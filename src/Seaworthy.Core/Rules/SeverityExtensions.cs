namespace Seaworthy.Rules;

/// <summary>The severity of a rule by the settings of a file.</summary>
public static class SeverityExtensions
{
    public static Severity SeverityOf(this FileSettings settings, Rule rule) => settings.SeverityAt(rule.Ordinal);

    internal static Severity SeverityOf(this FileSettings settings, RuleInfo rule) => settings.SeverityAt(rule.Ordinal);
}
