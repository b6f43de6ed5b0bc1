using System.Globalization;
using System.Text;

namespace Seaworthy.Linting;

/// <summary>
/// The findings that a team has accepted for now. Each is known by its <see cref="Fingerprint"/>, not by its line, so that edits elsewhere in the file do not
/// bring it back.
/// </summary>
public sealed class Baseline
{
    public const string FileName = Knowledge.FileNames.Baseline;

    readonly string _folder;
    readonly Dictionary<string, int> _known;

    Baseline(string folder, Dictionary<string, int> known)
    {
        _folder = folder;
        _known = known;
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
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in findings.Items)
        {
            if (item is not YamlMapping finding || Text(finding, "rule") is not { } rule || Text(finding, "path") is not { } path)
                return Fail(source, item.Span, "a finding has no 'rule' or 'path'", out error);
            _ = int.TryParse(Text(finding, "count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
            var key = new Fingerprint(rule, path, Text(finding, "subject") ?? "", Text(finding, "text") ?? "").Key;
            known[key] = (known.TryGetValue(key, out var already) ? already : 0) + Math.Max(1, count);
        }
        return new Baseline(PathNames.Folder(PathNames.Normalize(source.Path)), known);
    }

    /// <summary>The text of a baseline with these findings: sorted, LF, equal for equal findings.</summary>
    /// <param name="folder">The directory of the file.</param>
    /// <param name="findings">The findings to accept.</param>
    public static string Write(string folder, IEnumerable<Finding> findings)
    {
        var counts = new SortedDictionary<string, (Fingerprint Finding, int Count)>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var fingerprint = Fingerprint.Of(folder, finding);
            var key = fingerprint.Key;
            counts[key] = (fingerprint, counts.TryGetValue(key, out var already) ? already.Count + 1 : 1);
        }
        var json = new StringBuilder("{\n  \"version\": 1,\n  \"findings\": [");
        var isFirst = true;
        foreach (var (finding, count) in counts.Values)
        {
            json.Append(isFirst ? "\n    { \"rule\": " : ",\n    { \"rule\": ");
            isFirst = false;
            AppendString(json, finding.Rule);
            json.Append(", \"path\": ");
            AppendString(json, finding.Path);
            json.Append(", \"subject\": ");
            AppendString(json, finding.Subject);
            json.Append(", \"text\": ");
            AppendString(json, finding.Text);
            if (count > 1)
                json.Append(", \"count\": ").Append(count.ToString(CultureInfo.InvariantCulture));
            json.Append(" }");
        }
        return json.Append(isFirst ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    /// <summary>The findings that are not in the baseline, or more often than there.</summary>
    public List<Finding> Filter(List<Finding> findings)
    {
        var left = new Dictionary<string, int>(_known, StringComparer.Ordinal);
        return findings.FindAll(finding =>
        {
            var key = Fingerprint.Of(_folder, finding).Key;
            if (!left.TryGetValue(key, out var count) || count == 0)
                return true;
            left[key] = count - 1;
            return false;
        });
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
