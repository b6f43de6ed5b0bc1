using System.Text;
using Seaworthy.Rules.Tool;

namespace Seaworthy.Linting;

/// <summary>How to suppress a rule, ready to paste: in the file, for a path, and for a project.</summary>
static class PageSuppression
{
    public static void Append(StringBuilder page, Rule rule)
    {
        var info = rule.Info;
        page.Append("\n## How to suppress\n");
        if (info.Id == HostReports.InternalFaultId)
        {
            page.Append("\nAn internal fault cannot be suppressed, because it means that a file was not linted completely.\n");
            return;
        }
        var path = PathOf(rule, out var takesComments);
        if (takesComments)
            AppendComment(page, rule);
        page.Append("\nFor a path, in `.editorconfig`:\n\n```ini\n[").Append(path).Append("]\nseaworthy_severity.").Append(info.Id.ToLowerInvariant())
            .Append(" = none\n```\n");
        page.Append("\nIn the project file or `Directory.Build.props`:\n\n```xml\n<PropertyGroup>\n  <NoWarn>$(NoWarn);").Append(info.Id)
            .Append("</NoWarn>\n</PropertyGroup>\n```\n");
    }

    static void AppendComment(StringBuilder page, Rule rule)
    {
        page.Append("\nIn the file, with `allow-file` instead of `allow` for the whole file:\n");
        foreach (var dialect in DialectsOf(rule))
        {
            var (language, place) = dialect switch
            {
                Dialect.Dockerfile => ("dockerfile", "above the instruction"),
                Dialect.Compose => ("yaml", "above the key, list item or service"),
                _ => ("yaml", "above the key, list item or object"),
            };
            page.Append('\n').Append(dialect).Append(", ").Append(place).Append(":\n\n```").Append(language).Append("\n# seaworthy allow ")
                .Append(rule.Info.Id).Append(": <reason>\n```\n");
        }
    }

    static IEnumerable<Dialect> DialectsOf(Rule rule) =>
        rule.Info.Dialects.Count > 0 ? rule.Info.Dialects : [Dialect.Dockerfile, Dialect.Compose, Dialect.Kubernetes];

    // The pattern of the files in which the rule finds something. The lock is JSON, which has no comments.
    static string PathOf(Rule rule, out bool takesComments)
    {
        takesComments = true;
        foreach (var example in rule.Examples)
        {
            if (!example.IsBad)
                continue;
            takesComments = !example.Path.EndsWith(".json", StringComparison.Ordinal);
            return example.IsTrustFile ? PathNames.Name(example.Path)
                : example.Dialect switch
                {
                    Dialect.Dockerfile => "tools/**/Dockerfile",
                    Dialect.Compose => "compose*.yaml",
                    _ => "deploy/**.yaml",
                };
        }
        takesComments = false;
        return "*";
    }
}
