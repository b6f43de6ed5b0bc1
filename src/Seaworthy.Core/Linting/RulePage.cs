using System.Text;

namespace Seaworthy.Linting;

/// <summary>The page of a rule, made from the rule: what the documentation, <c>explain</c> and the rule list show.</summary>
public static class RulePage
{
    /// <summary>The page as Markdown, with LF line ends.</summary>
    public static string Markdown(Rule rule)
    {
        var info = rule.Info;
        var page = new StringBuilder();
        page.Append("# ").Append(info.Id).Append(": ").Append(rule.Title).Append("\n\n");
        page.Append("| name | area | severity | mode | applies to | fix | since |\n|---|---|---|---|---|---|---|\n| `");
        page.Append(info.Slug).Append("` | ").Append(info.Category).Append(" | ").Append(info.Severity).Append(" | ").Append(info.Mode).Append(" | ");
        var dialects = rule.Info.Dialects;
        page.Append(dialects.Count == 0 ? TrustFileOf(rule) ?? "all files" : string.Join(", ", dialects)).Append(" | ").Append(FixSafety(rule)).Append(" | ")
            .Append(info.Since).Append(" |\n\n");
        page.Append(rule.Why.Trim()).Append('\n');
        AppendOptions(page, rule);
        AppendExamples(page, rule);
        AppendExceptions(page, rule);
        AppendPeers(page, rule);
        return page.ToString();
    }

    static string? TrustFileOf(Rule rule)
    {
        foreach (var example in rule.Examples)
            return example.IsTrustFile ? "`" + example.Path + "`" : null;
        return null;
    }

    /// <summary><c>safe</c>, <c>review</c> or <c>none</c>, as the rule's own bad examples show it.</summary>
    public static string FixSafety(Rule rule)
    {
        foreach (var example in rule.Examples)
        {
            if (example.FixedText is not null && ExampleRunner.FirstFix(rule, example) is { } fix)
                return fix.Safety == Safety.Safe ? "safe" : "review";
        }
        return "none";
    }

    static void AppendOptions(StringBuilder page, Rule rule)
    {
        var isFirst = true;
        foreach (var option in rule.Options)
        {
            if (isFirst)
                page.Append("\n## Settings\n\nIn `.editorconfig` or `.globalconfig`:\n\n| key | meaning | example |\n|---|---|---|\n");
            isFirst = false;
            page.Append("| `").Append(option.Key).Append("` | ").Append(option.Meaning).Append(" | `").Append(option.Example).Append("` |\n");
        }
    }

    static void AppendExamples(StringBuilder page, Rule rule)
    {
        AppendExamples(page, rule, isBad: true, "\n## Reported\n");
        AppendExamples(page, rule, isBad: false, "\n## Fine\n");
    }

    static void AppendExamples(StringBuilder page, Rule rule, bool isBad, string heading)
    {
        var isFirst = true;
        foreach (var example in rule.Examples)
        {
            if (example.IsBad != isBad)
                continue;
            page.Append(isFirst ? heading : "").Append('\n');
            isFirst = false;
            foreach (var option in example.Options)
                page.Append("With `").Append(option.Key).Append(" = ").Append(option.Value).Append("`:\n\n");
            if (example.Reason is { } reason)
                page.Append(char.ToUpperInvariant(reason[0])).Append(reason, 1, reason.Length - 1).Append(":\n\n");
            if (example.IsTrustFile)
                page.Append('`').Append(example.Path).Append("`:\n\n");
            AppendBlock(page, LanguageOf(example), example.Text.Replace("[|", "").Replace("|]", ""));
            foreach (var file in example.Files)
            {
                if (file.Text.Length == 0)
                {
                    page.Append("\nbeside it lies `").Append(file.Path).Append("`\n");
                    continue;
                }
                page.Append("\nbeside it, `").Append(file.Path).Append("`:\n\n");
                AppendBlock(page, LanguageOf(file.Path) ?? LanguageOf(example), file.Text);
            }
            if (example.FixedText is null)
                continue;
            page.Append("\nafter `--fix`:\n\n");
            AppendBlock(page, LanguageOf(example), example.FixedText);
        }
    }

    static string LanguageOf(Example example) => LanguageOf(example.Path) ?? (example.Dialect == Dialect.Dockerfile ? "dockerfile" : "yaml");

    static string? LanguageOf(string path) => path.EndsWith(".json", System.StringComparison.Ordinal) ? "json"
        : path.EndsWith(".yaml", System.StringComparison.Ordinal) ? "yaml" : null;

    static void AppendBlock(StringBuilder page, string language, string text) =>
        page.Append("```").Append(language).Append('\n').Append(text.Replace("\r\n", "\n").TrimEnd('\n')).Append("\n```\n");

    static void AppendExceptions(StringBuilder page, Rule rule)
    {
        foreach (var (dialect, reason) in rule.Info.Exceptions)
            page.Append("\nNot in ").Append(dialect).Append(" files: ").Append(reason).Append(".\n");
    }

    static void AppendPeers(StringBuilder page, Rule rule)
    {
        var info = rule.Info;
        if (info.Aliases.Count == 0 && info.Related.Count == 0 && rule.Differences is null)
            return;
        page.Append("\n## In other tools\n\n");
        if (info.Aliases.Count > 0)
            page.Append("The same check: ").Append(Codes(info.Aliases)).Append(".\n");
        if (info.Related.Count > 0)
            page.Append(info.Aliases.Count > 0 ? "\n" : "").Append("Related, but decided differently: ").Append(Codes(info.Related)).Append(".\n");
        if (rule.Differences is { } differences)
            page.Append('\n').Append(differences.Trim()).Append('\n');
    }

    static string Codes(IReadOnlyList<string> ids)
    {
        var text = new StringBuilder();
        foreach (var id in ids)
            text.Append(text.Length > 0 ? ", `" : "`").Append(id).Append('`');
        return text.ToString();
    }
}
