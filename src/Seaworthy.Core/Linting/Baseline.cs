using System.Globalization;
using System.Text;
using Seaworthy.Rules.Tool;

namespace Seaworthy.Linting;

/// <summary>
/// The findings that a team has accepted for now. Each is known by its <see cref="Fingerprint"/>, not by its line, so that edits elsewhere in the file do not
/// bring it back.
/// </summary>
public sealed class Baseline
{
    public const string FileName = Knowledge.FileNames.Baseline;

    readonly SourceText _source;
    readonly string _folder;
    readonly List<BaselineEntry> _entries;

    Baseline(SourceText source, List<BaselineEntry> entries)
    {
        _source = source;
        _folder = PathNames.Folder(PathNames.Normalize(source.Path));
        _entries = entries;
    }

    /// <summary>Reads a baseline file; on failure <paramref name="error"/> names the fault and its line.</summary>
    public static Baseline? Read(SourceText source, out string? error)
    {
        error = null;
        // JSON is YAML, and the YAML reader keeps the spans.
        var yaml = YamlSyntax.Parse(source);
        if (yaml.Diagnostics.Count > 0)
            return Fail(source, yaml.Diagnostics[0].Span, "the file is not JSON", out error);
        if (yaml.Documents.Count != 1 || yaml.Documents[0].Root is not YamlMapping root)
            return Fail(source, default, "the file is not a JSON object", out error);
        if ((root.Find("version")?.Value as YamlScalar)?.Value != "1")
            return Fail(source, root.Span, "'version' is not 1", out error);
        if (root.Find("findings")?.Value is not YamlSequence findings)
            return Fail(source, root.Span, "'findings' is not a list", out error);
        var entries = new List<BaselineEntry>();
        foreach (var item in findings.Items)
        {
            if (item is not YamlMapping finding || Text(finding, "rule") is not { } rule || Text(finding, "path") is not { } path)
                return Fail(source, item.Span, "a finding has no 'rule' or 'path'", out error);
            _ = int.TryParse(Text(finding, "count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
            entries.Add(new BaselineEntry(rule, path, Text(finding, "subject") ?? "", Text(finding, "text") ?? "", Math.Max(1, count), item.Span));
        }
        return new Baseline(source, entries);
    }

    /// <summary>The text of a baseline with these findings: sorted, LF, equal for equal findings.</summary>
    /// <param name="folder">The directory of the file.</param>
    /// <param name="findings">The findings to accept.</param>
    public static string Write(string folder, IEnumerable<Finding> findings)
    {
        var entries = new List<BaselineEntry>();
        foreach (var finding in findings)
        {
            var known = Fingerprint.Of(folder, finding);
            entries.Add(new BaselineEntry(known.Rule, known.Path, known.Subject, known.Text, 1, default));
        }
        return Write(entries);
    }

    /// <summary>The same file without what is not found any more; null where there is nothing to remove.</summary>
    public string? Prune(Workspace workspace, IReadOnlyList<Finding> findings)
    {
        var stale = Stale(workspace, Filter(findings, out _));
        if (stale.Count == 0)
            return null;
        var kept = new List<BaselineEntry>();
        foreach (var entry in _entries)
        {
            var count = entry.Count - (stale.TryGetValue(entry, out var unused) ? unused : 0);
            if (count > 0)
                kept.Add(entry with { Count = count });
        }
        return Write(kept);
    }

    /// <summary>What remains when the known findings are taken out, each as often as it is known, and what is known but not found any more.</summary>
    internal List<Finding> Apply(Workspace workspace, List<Finding> findings)
    {
        var left = Filter(findings, out var remaining);
        if (Catalogue.Find(HostReports.StaleBaselineId) is not { } rule || SettingsOf(workspace) is not { } settings)
            return remaining;
        var severity = settings.SeverityOf(rule);
        if (severity == Severity.None)
            return remaining;
        foreach (var (entry, _) in Pairs(Stale(workspace, left)))
            remaining.Add(new Finding(rule, severity, [entry.Rule, entry.Path], "", new Location(_source, entry.Span), entry.Path));
        return remaining;
    }

    // How often each key is known beyond what was found.
    internal Dictionary<string, int> Filter(IReadOnlyList<Finding> findings, out List<Finding> remaining)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in _entries)
            left[entry.Key] = (left.TryGetValue(entry.Key, out var already) ? already : 0) + entry.Count;
        remaining = [];
        foreach (var finding in findings)
        {
            var key = Fingerprint.Of(_folder, finding).Key;
            if (left.TryGetValue(key, out var count) && count > 0)
                left[key] = count - 1;
            else
                remaining.Add(finding);
        }
        return left;
    }

    // The entries that this run would have met, and how often it did not.
    Dictionary<BaselineEntry, int> Stale(Workspace workspace, Dictionary<string, int> left)
    {
        var stale = new Dictionary<BaselineEntry, int>();
        foreach (var entry in _entries)
        {
            var unused = Math.Min(entry.Count, left[entry.Key]);
            if (unused == 0 || !IsJudged(workspace, entry))
                continue;
            left[entry.Key] -= unused;
            stale[entry] = unused;
        }
        return stale;
    }

    // Of a rule that is off, and of a file that this run does not judge, nobody can say whether something would be found.
    bool IsJudged(Workspace workspace, BaselineEntry entry)
    {
        if (workspace.Isolate)
            return false;
        var path = PathNames.Combine(_folder, entry.Path);
        if (workspace.Find(path) is { } file)
            return file.IsOwn && (Catalogue.Find(entry.Rule) is not { } rule || file.Settings.SeverityOf(rule) != Severity.None);
        if (workspace.IgnoreFiles.ContainsKey(path) || Contains(workspace.KnownPaths, path))
            return false;
        foreach (var folder in workspace.SearchedFolders)
        {
            if (PathNames.IsAtOrBelow(path, folder))
                return true;
        }
        return false;
    }

    static bool Contains(IReadOnlyCollection<string> paths, string path)
    {
        foreach (var known in paths)
        {
            if (known == path)
                return true;
        }
        return false;
    }

    static FileSettings? SettingsOf(Workspace workspace)
    {
        foreach (var file in workspace.Files)
        {
            if (file.IsOwn)
                return file.Settings;
        }
        return null;
    }

    static List<(BaselineEntry Entry, int Count)> Pairs(Dictionary<BaselineEntry, int> stale)
    {
        var pairs = new List<(BaselineEntry Entry, int Count)>(stale.Count);
        foreach (var pair in stale)
            pairs.Add((pair.Key, pair.Value));
        pairs.Sort(static (a, b) => a.Entry.Span.CompareTo(b.Entry.Span));
        return pairs;
    }

    static string Write(List<BaselineEntry> entries)
    {
        var sorted = new SortedDictionary<string, BaselineEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
            sorted[entry.Key] = sorted.TryGetValue(entry.Key, out var same) ? same with { Count = same.Count + entry.Count } : entry;
        var json = new StringBuilder("{\n  \"version\": 1,\n  \"findings\": [");
        var isFirst = true;
        foreach (var entry in sorted.Values)
        {
            json.Append(isFirst ? "\n    { \"rule\": " : ",\n    { \"rule\": ");
            isFirst = false;
            AppendString(json, entry.Rule);
            json.Append(", \"path\": ");
            AppendString(json, entry.Path);
            json.Append(", \"subject\": ");
            AppendString(json, entry.Subject);
            json.Append(", \"text\": ");
            AppendString(json, entry.Text);
            if (entry.Count > 1)
                json.Append(", \"count\": ").Append(entry.Count.ToString(CultureInfo.InvariantCulture));
            json.Append(" }");
        }
        return json.Append(isFirst ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    static string? Text(YamlMapping mapping, string key) => (mapping.Find(key)?.Value as YamlScalar)?.Value;

    static Baseline? Fail(SourceText source, TextSpan span, string reason, out string? error)
    {
        var line = source.Lines.LineOf(Math.Min(span.Start, source.Length)) + 1;
        error = source.Path + "(" + line.ToString(CultureInfo.InvariantCulture) + "): the baseline is not valid: " + reason
            + "; run 'seaworthy baseline' to write it again";
        return null;
    }

    static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ' || c is (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' || char.IsSurrogate(c))
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }
        json.Append('"');
    }
}
