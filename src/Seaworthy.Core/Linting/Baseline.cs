using System.Globalization;
using System.Text;

namespace Seaworthy.Linting;

/// <summary>
/// The findings that a team has decided to live with for now. Each is known by rule, file, subject and the text at fault, not by line, so that edits elsewhere
/// in the file do not bring it back.
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

    /// <summary>Reads a baseline file; on failure says in <paramref name="error"/> what is wrong and in which line.</summary>
    public static Baseline? Read(SourceText source, out string? error)
    {
        error = null;
        // JSON is YAML, and the YAML reader knows the places.
        var yaml = YamlSyntax.Parse(source);
        if (yaml.Diagnostics.Count > 0)
            return Fail(source, yaml.Diagnostics[0].Span, "it is not JSON", out error);
        if (yaml.Documents.Count != 1 || yaml.Documents[0].Root is not YamlMapping root)
            return Fail(source, default, "it is not a JSON object", out error);
        if ((root.Find("version")?.Value as YamlScalar)?.Value != "1")
            return Fail(source, root.Span, "its version is not 1", out error);
        if (root.Find("findings")?.Value is not YamlSequence findings)
            return Fail(source, root.Span, "it has no list of findings", out error);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in findings.Items)
        {
            if (item is not YamlMapping finding || Text(finding, "rule") is not { } rule || Text(finding, "path") is not { } path)
                return Fail(source, item.Span, "a finding has no rule or path", out error);
            _ = int.TryParse(Text(finding, "count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
            var key = Key(rule, path, Text(finding, "subject") ?? "", Text(finding, "text") ?? "");
            known[key] = (known.TryGetValue(key, out var already) ? already : 0) + Math.Max(1, count);
        }
        return new Baseline(PathNames.Folder(PathNames.Normalize(source.Path)), known);
    }

    /// <summary>The file that makes these findings known: sorted, LF, equal for equal findings.</summary>
    /// <param name="folder">The folder that the file will stand in.</param>
    /// <param name="findings">What is found today.</param>
    public static string Write(string folder, IEnumerable<Finding> findings)
    {
        var counts = new SortedDictionary<string, (Finding Finding, int Count)>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var key = KeyOf(folder, finding);
            counts[key] = (finding, counts.TryGetValue(key, out var already) ? already.Count + 1 : 1);
        }
        var json = new StringBuilder("{\n  \"version\": 1,\n  \"findings\": [");
        var isFirst = true;
        foreach (var (finding, count) in counts.Values)
        {
            json.Append(isFirst ? "\n    { \"rule\": " : ",\n    { \"rule\": ");
            isFirst = false;
            AppendString(json, finding.Rule.Info.Id);
            json.Append(", \"path\": ");
            AppendString(json, RelativePath(folder, finding));
            json.Append(", \"subject\": ");
            AppendString(json, SubjectOf(finding));
            json.Append(", \"text\": ");
            AppendString(json, TextOf(finding));
            if (count > 1)
                json.Append(", \"count\": ").Append(count.ToString(CultureInfo.InvariantCulture));
            json.Append(" }");
        }
        return json.Append(isFirst ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    /// <summary>What remains when the known findings are taken out, each as often as it is known.</summary>
    public List<Finding> Filter(List<Finding> findings)
    {
        var left = new Dictionary<string, int>(_known, StringComparer.Ordinal);
        return findings.FindAll(finding =>
        {
            var key = KeyOf(_folder, finding);
            if (!left.TryGetValue(key, out var count) || count == 0)
                return true;
            left[key] = count - 1;
            return false;
        });
    }

    /// <summary>Rule, relative path, subject and text as one word: what the finding is known by.</summary>
    public static string KeyOf(string folder, Finding finding) =>
        Key(finding.Rule.Info.Id, RelativePath(folder, finding), SubjectOf(finding), TextOf(finding));

    static string Key(string rule, string path, string subject, string text) => rule + "\n" + path + "\n" + subject + "\n" + text;

    static string SubjectOf(Finding finding) => finding.Subjects[0];

    // The line at fault without its indentation; a secret in it is not copied into another file.
    static string TextOf(Finding finding)
    {
        var source = finding.Location.Source;
        if (finding.HoldsSecret)
            return "";
        var span = finding.Location.Span;
        var text = source.ToString(span.Length > 200 ? new TextSpan(span.Start, 200) : span);
        var end = text.IndexOfAny(['\r', '\n']);
        return (end < 0 ? text : text.Substring(0, end)).Trim();
    }

    static string RelativePath(string folder, Finding finding)
    {
        var path = PathNames.Normalize(finding.Location.Source.Path);
        return folder.Length > 0 && path.StartsWith(folder, StringComparison.Ordinal) && path.Length > folder.Length
            ? path.Substring(folder.Length).TrimStart('/')
            : path;
    }

    static string? Text(YamlMapping mapping, string key) => (mapping.Find(key)?.Value as YamlScalar)?.Value;

    static Baseline? Fail(SourceText source, TextSpan span, string reason, out string? error)
    {
        var line = source.Lines.LineOf(Math.Min(span.Start, source.Length)) + 1;
        error = source.Path + "(" + line.ToString(CultureInfo.InvariantCulture) + "): the baseline cannot be read: " + reason
            + "; write it anew with 'seaworthy baseline'";
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
