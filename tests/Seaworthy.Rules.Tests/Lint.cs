using System;
using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Syntax;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;

namespace Seaworthy.Rules.Tests;

/// <summary>Lints texts in memory; the exception of a faulty rule comes through.</summary>
static class Lint
{
    public static LintResult Run(Rule? only, IEnumerable<KeyValuePair<string, string>> options, Mode mode, params (string Path, string Text)[] files)
    {
        var source = new Options(options);
        var global = new GlobalSettings
        {
            Mode = only is null ? mode : Mode.None,
            SeverityOf = id => only is null || id != only.Info.Id ? null : only.Info.Severity,
        };
        var settings = SeverityResolver.Resolve(global, source);
        var parsed = new List<ParsedFile>();
        foreach (var (path, text) in files)
            parsed.Add(new ParsedFile(path, ParsedText.Parse(new SourceText(path, text), KindOf(path)), isOwn: true, settings));
        return Linter.Run(ExampleRunner.WithFacts(parsed, Days.Of(2026, 11, 24)));
    }

    public static FileKind KindOf(string path) =>
        Hosting.FileNames.TrustKindOf(PathNames.Name(path)) is { } kind ? kind
        : Hosting.FileNames.IsKustomization(PathNames.Name(path)) ? FileKind.Kustomization
        : path.EndsWith(".dockerignore", StringComparison.Ordinal) ? FileKind.Other
        : path.Contains("ockerfile", StringComparison.Ordinal) ? FileKind.Dockerfile
        : path.Contains("compose", StringComparison.Ordinal) ? FileKind.Compose
        : path.EndsWith(".yaml", StringComparison.Ordinal) ? FileKind.Kubernetes : FileKind.Other;

    sealed class Options(IEnumerable<KeyValuePair<string, string>> pairs) : ISettingsSource
    {
        readonly Dictionary<string, string> _pairs = new(pairs);

        public string? Get(string key) => _pairs.GetValueOrDefault(key);
    }
}
