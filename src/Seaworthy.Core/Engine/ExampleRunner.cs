using System;
using System.Collections.Generic;
using Seaworthy.Hosting;
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
        var files = new List<ParsedFile> { File(example.Path, text, FileNames.TrustKindOf(example.Path) ?? (FileNames.IsKustomization(PathNames.Name(example.Path)) ? FileKind.Kustomization : KindOf(example.Dialect)), settings) };
        foreach (var file in example.Files)
            files.Add(File(file.Path, file.Text, KindOf(file.Path), settings));
        var workspace = WithFacts(files, Days.Of(2026, 1, 1));
        return Linter.Run(workspace).FindingsIn(example.Path);
    }

    /// <summary>The fix that the rule offers for the example, or null.</summary>
    public static Fix? FirstFix(Rule rule, Example example)
    {
        var findings = Run(rule, example, example.Text.Replace("[|", "").Replace("|]", ""));
        return findings.Count > 0 ? findings[0].Fix : null;
    }

    /// <summary>The workspace of an example: files that are not linted are known to exist, a <c>.dockerignore</c> also with its text, and there are no others.</summary>
    public static Workspace WithFacts(IReadOnlyList<ParsedFile> files, int? today)
    {
        var known = new List<string>();
        var ignores = new Dictionary<string, string>();
        var policyFiles = new Dictionary<string, string>();
        foreach (var file in files)
        {
            if (file.Kind != FileKind.Other)
                continue;
            known.Add(file.Path);
            policyFiles.Add(file.Path, file.Source.Text);
            if (file.Path.EndsWith(".dockerignore", StringComparison.Ordinal))
                ignores[file.Path] = file.Source.Text;
        }
        return new Workspace(files)
        {
            RethrowFaults = true,
            Today = today,
            KnownPaths = known,
            IgnoreFiles = ignores,
            PolicyFiles = known.Count == 0 ? null : policyFiles,
            SearchedFolders = known.Count == 0 ? [] : [""],
        };
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
