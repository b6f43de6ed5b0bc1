using System.Collections.Generic;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
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
        return Run(SeverityResolver.Resolve(global, source), files);
    }

    /// <summary>With every rule on, preferences too.</summary>
    public static LintResult RunEveryRule(params (string Path, string Text)[] files) =>
        Run(SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All, SeverityOf = static _ => Severity.Warning }, null), files);

    static LintResult Run(FileSettings settings, (string Path, string Text)[] files)
    {
        var found = new List<FoundFile>();
        foreach (var (path, text) in files)
            found.Add(new FoundFile(path, KindOf(path), text));
        return Linter.Run(WorkspaceBuilder.OfTexts(found, settings, CalendarDate.Of(2026, 11, 24), rethrowFaults: true));
    }

    public static FileKind KindOf(string path) => ExampleRunner.KindOf(path);

    sealed class Options(IEnumerable<KeyValuePair<string, string>> pairs) : ISettingsSource
    {
        readonly Dictionary<string, string> _pairs = new(pairs);

        public string? Get(string key) => _pairs.GetValueOrDefault(key);
    }
}
