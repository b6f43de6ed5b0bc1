using System.Text;

namespace Seaworthy.Linting;

/// <summary>The examples of a rule on its page.</summary>
static class PageExamples
{
    public static void AppendReported(StringBuilder page, Rule rule)
    {
        var isFirst = true;
        var beside = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var example in rule.Examples)
        {
            if (!example.IsBad)
                continue;
            page.Append(isFirst ? "\n## Reported\n\nThe marked characters are what the finding points to.\n" : "");
            isFirst = false;
            Append(page, example, MarkedText.Of(example.Text), beside);
        }
    }

    public static void AppendNotReported(StringBuilder page, Rule rule)
    {
        var isFirst = true;
        var beside = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var example in rule.Examples)
        {
            if (example.IsBad)
                continue;
            Begin();
            Append(page, example, example.Text, beside);
        }
        foreach (var (dialect, reason) in rule.Info.Exceptions)
        {
            Begin();
            page.Append("\nNot in ").Append(dialect).Append(" files: ").Append(reason).Append(".\n");
        }

        void Begin()
        {
            page.Append(isFirst ? "\n## Not reported\n" : "");
            isFirst = false;
        }
    }

    /// <summary>The text without its marks.</summary>
    public static string Unmarked(Example example) => example.Text.Replace("[|", "").Replace("|]", "");

    public static string LanguageOf(Example example) => LanguageOf(example.Path) ?? (example.Dialect == Dialect.Dockerfile ? "dockerfile" : "yaml");

    public static void AppendBlock(StringBuilder page, string language, string text)
    {
        // A fence is longer than every run of backticks inside.
        var fence = text.Contains("```") ? "````" : "```";
        page.Append(fence).Append(language).Append('\n').Append(text.Replace("\r\n", "\n").TrimEnd('\n')).Append('\n').Append(fence).Append('\n');
    }

    // A file beside several examples is shown once.
    static void Append(StringBuilder page, Example example, string text, Dictionary<string, string> beside)
    {
        page.Append('\n');
        if (example.Reason is { } reason)
            page.Append(char.ToUpperInvariant(reason[0])).Append(reason, 1, reason.Length - 1).Append(":\n\n");
        foreach (var option in example.Options)
            page.Append("With `").Append(option.Key).Append(" = ").Append(option.Value).Append("`:\n\n");
        if (NeedsName(example))
            page.Append('`').Append(example.Path).Append("`:\n\n");
        AppendBlock(page, LanguageOf(example), text);
        foreach (var file in example.Files)
        {
            if (file.Text.Length == 0)
            {
                page.Append("\nThe file `").Append(file.Path).Append("` is beside it.\n");
                continue;
            }
            if (beside.TryGetValue(file.Path, out var shown) && shown == file.Text)
            {
                page.Append("\nWith the same `").Append(file.Path).Append("` beside it.\n");
                continue;
            }
            beside[file.Path] = file.Text;
            page.Append("\nWith `").Append(file.Path).Append("` beside it:\n\n");
            AppendBlock(page, LanguageOf(file.Path) ?? LanguageOf(example), file.Text);
        }
    }

    // Of a file with a usual name, the language tells enough.
    static bool NeedsName(Example example) => example.IsTrustFile || example.Path is not ("Dockerfile" or "compose.yaml" or "k8s.yaml");

    static string? LanguageOf(string path)
    {
        var name = PathNames.Name(path);
        if (name.EndsWith(".dockerignore", StringComparison.Ordinal))
            return "gitignore";
        if (name == ".env" || name.EndsWith(".env", StringComparison.Ordinal))
            return "sh";
        if (name.IndexOf("ockerfile", StringComparison.Ordinal) >= 0 || name.IndexOf("ontainerfile", StringComparison.Ordinal) >= 0)
            return "dockerfile";
        var dot = name.LastIndexOf('.');
        return dot < 0 ? null : name.Substring(dot + 1) switch
        {
            "json" => "json",
            "yaml" or "yml" => "yaml",
            "csproj" or "fsproj" or "vbproj" or "props" or "targets" or "config" or "xml" => "xml",
            "cs" => "csharp",
            "sh" => "sh",
            "toml" => "toml",
            "ini" or "conf" or "editorconfig" or "properties" => "ini",
            "txt" or "lock" or "sum" or "mod" => "text",
            _ => null,
        };
    }
}
