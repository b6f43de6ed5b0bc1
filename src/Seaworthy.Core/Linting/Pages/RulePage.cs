using System.Globalization;
using System.Text;
using Seaworthy.Rules.Tool;

namespace Seaworthy.Linting;

/// <summary>The page of a rule, made from the rule: what the documentation, <c>explain</c> and SARIF show.</summary>
public static class RulePage
{
    /// <summary>The page as Markdown, with LF line ends.</summary>
    public static string Markdown(Rule rule)
    {
        var page = new StringBuilder();
        page.Append("# ").Append(rule.Info.Id).Append(": ").Append(rule.Title).Append("\n\n");
        var (fix, example) = FirstFix(rule);
        AppendTable(page, rule, fix);
        var message = MessageOf(rule);
        page.Append("\n## Message\n\n```text\n").Append(message).Append("\n```\n");
        page.Append("\n## Why\n\n").Append(rule.Why.Trim()).Append('\n');
        AppendFix(page, message, fix, example);
        AppendOptions(page, rule);
        PageExamples.AppendReported(page, rule);
        PageExamples.AppendNotReported(page, rule);
        PageSuppression.Append(page, rule);
        PagePeers.Append(page, rule);
        AppendSources(page, rule);
        return page.ToString();
    }

    /// <summary><c>safe</c>, <c>review</c> or <c>none</c>, as the rule's own bad examples show it.</summary>
    public static string FixSafety(Rule rule) => Word(FirstFix(rule).Fix);

    static string Word(Fix? fix) => fix?.Safety switch
    {
        Safety.Safe => "safe",
        Safety.Review => "review",
        _ => "none",
    };

    /// <summary>The message as a build prints it: that of the first bad example, or of a usual case.</summary>
    public static string MessageOf(Rule rule)
    {
        foreach (var example in rule.Examples)
        {
            if (example.IsBad && ExampleRunner.Run(rule, example, PageExamples.Unmarked(example)) is [var finding, ..])
                return finding.Message;
        }
        return string.Format(CultureInfo.InvariantCulture, rule.Message, ArgumentsOf(rule.Info.Id));
    }

    // What hosts report of themselves is in no manifest, so these rules have no examples.
    static object[] ArgumentsOf(string id) => id switch
    {
        HostReports.InternalFaultId => ["SEA1001", "compose.yaml", "NullReferenceException", "Object reference not set to an instance of an object."],
        HostReports.InvalidSettingId => ["seaworthy_severity.sea9999", "does not name a rule", "remove it"],
        HostReports.StaleBaselineId => ["SEA1001", "compose.yaml"],
        _ => [],
    };

    /// <summary>What the message says to do: the half after the first semicolon that is not quoted; null where there is none.</summary>
    public static string? AdviceOf(string message)
    {
        var isQuoted = false;
        for (var i = 0; i < message.Length - 1; i++)
        {
            // An apostrophe inside a word quotes nothing.
            if (message[i] == '\'' && (isQuoted || i == 0 || !char.IsLetterOrDigit(message[i - 1])))
                isQuoted = !isQuoted;
            else if (message[i] == ';' && message[i + 1] == ' ' && !isQuoted)
                return message.Substring(i + 2);
        }
        return null;
    }

    static void AppendTable(StringBuilder page, Rule rule, Fix? fix)
    {
        var info = rule.Info;
        page.Append("| | |\n|---|---|\n");
        Row("Name", "`" + info.Slug + "`");
        Row("Severity", info.Severity.ToString());
        Row("Mode", info.Mode + ": " + MeaningOf(info.Mode));
        Row("Fix", Word(fix) switch
        {
            "safe" => "safe: `seaworthy check --fix` applies it, and the meaning of the file does not change",
            "review" => "review: only `seaworthy check --fix=all` applies it, because it changes behavior; check the result before you commit it",
            _ => "none: edit the file by hand",
        });
        Row("Dialects", info.Dialects.Count == 0 ? TrustFileOf(rule) ?? "all files" : string.Join(", ", info.Dialects));
        Row("Since", info.Since);

        void Row(string name, string value) => page.Append("| ").Append(name).Append(" | ").Append(value).Append(" |\n");
    }

    static string MeaningOf(Mode mode) => mode switch
    {
        Mode.Minimum => "on in every mode but `None`",
        Mode.Recommended => "on by default",
        Mode.All => "on with `SeaworthyMode` set to `All`",
        Mode.Preference => "an opinion, so on only where its severity is set",
        _ => "off",
    };

    static string? TrustFileOf(Rule rule)
    {
        foreach (var example in rule.Examples)
            return example.IsTrustFile ? "`" + example.Path + "`" : null;
        return null;
    }

    static (Fix? Fix, Example? Example) FirstFix(Rule rule)
    {
        foreach (var example in rule.Examples)
        {
            if (example.FixedText is not null && ExampleRunner.FirstFix(rule, example) is { } fix)
                return (fix, example);
        }
        return (null, null);
    }

    static void AppendFix(StringBuilder page, string message, Fix? fix, Example? example)
    {
        page.Append("\n## How to fix\n\n");
        var advice = AdviceOf(message);
        if (advice is not null)
            page.Append(char.ToUpperInvariant(advice[0])).Append(advice, 1, advice.Length - 1).Append(".\n");
        page.Append(advice is null ? "" : "\n");
        if (fix is null || example is null)
        {
            page.Append("There is no automatic fix.\n");
            return;
        }
        page.Append("Automatic fix: ").Append(fix.Title).Append(fix.Safety == Safety.Safe
            ? ". It is safe: run `seaworthy check --fix`.\n"
            : ". It is for review, because it changes behavior: run `seaworthy check --fix=all` and check the result.\n");
        page.Append("\nBefore:\n\n");
        PageExamples.AppendBlock(page, PageExamples.LanguageOf(example), PageExamples.Unmarked(example));
        page.Append("\nAfter:\n\n");
        PageExamples.AppendBlock(page, PageExamples.LanguageOf(example), example.FixedText!);
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

    static void AppendSources(StringBuilder page, Rule rule)
    {
        if (rule.Sources.Length == 0)
            return;
        page.Append("\n## Sources\n\n");
        foreach (var source in rule.SourceLinks)
            page.Append("- <").Append(source).Append(">\n");
    }
}
