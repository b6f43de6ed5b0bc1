using Seaworthy.Knowledge;
using Seaworthy.Syntax;

namespace Seaworthy.Linting;

/// <summary>Runs one rule over one of its examples, for pages and tests.</summary>
static class ExampleRunner
{
    /// <summary>The findings of the rule in the example's text, which must have no marks.</summary>
    public static IReadOnlyList<Finding> Run(Rule rule, Example example, string text)
    {
        var global = new GlobalSettings { Mode = Mode.None, SeverityOf = id => id == rule.Info.Id ? rule.Info.Severity : null };
        var settings = SeverityResolver.Resolve(global, new ExampleOptions(example));
        var files = new List<FoundFile> { new(example.Path, KindOf(example), text) };
        foreach (var file in example.Files)
            files.Add(new FoundFile(file.Path, KindOf(file.Path), file.Text));
        return Linter.Run(WorkspaceBuilder.OfTexts(files, settings, CalendarDate.Of(2026, 1, 1), rethrowFaults: true)).FindingsIn(example.Path);
    }

    /// <summary>The fix that the rule offers for the example, or null.</summary>
    public static Fix? FirstFix(Rule rule, Example example)
    {
        var findings = Run(rule, example, example.Text.Replace("[|", "").Replace("|]", ""));
        return findings.Count > 0 ? findings[0].Fix : null;
    }

    static FileKind KindOf(Example example) =>
        FileNames.TrustKindOf(PathNames.Name(example.Path)) is { } trust ? trust
        : FileNames.IsKustomization(PathNames.Name(example.Path)) ? FileKind.Kustomization
        : example.Dialect switch
        {
            Dialect.Dockerfile => FileKind.Dockerfile,
            Dialect.Compose => FileKind.Compose,
            _ => FileKind.Kubernetes,
        };

    /// <summary>What a file beside an example is, by its name.</summary>
    public static FileKind KindOf(string path) =>
        FileNames.TrustKindOf(PathNames.Name(path)) is { } kind ? kind
        : FileNames.IsKustomization(PathNames.Name(path)) ? FileKind.Kustomization
        : path.EndsWith(".dockerignore", StringComparison.Ordinal) ? FileKind.Other
        : path.IndexOf("ockerfile", StringComparison.Ordinal) >= 0 ? FileKind.Dockerfile
        : path.IndexOf("compose", StringComparison.Ordinal) >= 0 ? FileKind.Compose
        : path.EndsWith(".yaml", StringComparison.Ordinal) ? FileKind.Kubernetes
        : FileKind.Other;

    sealed class ExampleOptions(Example example) : ISettingsSource
    {
        public string? Get(string key)
        {
            foreach (var option in example.Options)
            {
                if (option.Key == key)
                    return option.Value;
            }
            return null;
        }
    }
}
