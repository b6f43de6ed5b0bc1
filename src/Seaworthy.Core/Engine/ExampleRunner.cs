using System;
using System.Collections.Generic;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Engine;

/// <summary>Runs one rule over one of its examples, for pages and tests.</summary>
public static class ExampleRunner
{
    /// <summary>The findings of the rule in the example's text, which must have no marks.</summary>
    public static IReadOnlyList<Finding> Run(Rule rule, Example example, string text)
    {
        var global = new GlobalSettings { Mode = Mode.None, SeverityOf = id => id == rule.Info.Id ? rule.Info.Severity : null };
        var settings = SeverityResolver.Resolve(global, new ExampleOptions(example));
        var files = new List<ParsedFile> { File(example.Path, text, KindOf(example.Dialect), settings) };
        foreach (var file in example.Files)
            files.Add(File(file.Path, file.Text, KindOf(file.Path), settings));
        var workspace = new Workspace(files) { RethrowFaults = true, Today = Days.Of(2026, 1, 1) };
        return Linter.Run(workspace).FindingsIn(example.Path);
    }

    /// <summary>The fix that the rule offers for the example, or null.</summary>
    public static Fix? FirstFix(Rule rule, Example example)
    {
        var findings = Run(rule, example, example.Text.Replace("[|", "").Replace("|]", ""));
        return findings.Count > 0 ? findings[0].Fix : null;
    }

    static ParsedFile File(string path, string text, FileKind kind, FileSettings settings) =>
        new(path, ParsedText.Parse(new SourceText(path, text), kind), isOwn: true, settings);

    static FileKind KindOf(Dialect dialect) => dialect switch
    {
        Dialect.Dockerfile => FileKind.Dockerfile,
        Dialect.Compose => FileKind.Compose,
        _ => FileKind.Kubernetes,
    };

    static FileKind KindOf(string path) =>
        path.IndexOf("ockerfile", StringComparison.Ordinal) >= 0 ? FileKind.Dockerfile
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
