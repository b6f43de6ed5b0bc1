namespace Seaworthy.Linting;

/// <summary>
/// By what a finding is known again after edits elsewhere in its file: rule, path, subject and the text at fault, but no line. Findings that agree in all of
/// these are numbered.
/// </summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Path">The path of the file, relative to a directory.</param>
/// <param name="Subject">All subjects that share the fault, so that a further one makes it a new finding.</param>
/// <param name="Text">The text at fault; where that is a secret, the name that the message has for it.</param>
public sealed record Fingerprint(string Rule, string Path, string Subject, string Text)
{
    const int LongestText = 200;

    /// <summary>All of it as one string.</summary>
    public string Key => Rule + "\n" + Path + "\n" + Subject + "\n" + Text;

    public static Fingerprint Of(string directory, Finding finding) => new(
        finding.Rule.Info.Id, RelativePath(directory, finding.Location.Source.Path), string.Join(", ", finding.Subjects), TextOf(finding));

    /// <summary>A key for each finding, in their order; no two are equal.</summary>
    public static IReadOnlyList<string> UniqueKeys(string directory, IReadOnlyList<Finding> findings)
    {
        var keys = new string[findings.Count];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = Of(directory, findings[i]).Key;
            counts[key] = counts.TryGetValue(key, out var count) ? ++count : count = 1;
            keys[i] = key + "\n" + count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        return keys;
    }

    // The first line at fault without its indentation. A secret is not copied into another file.
    static string TextOf(Finding finding)
    {
        if (finding.HoldsSecret)
            return finding.FirstArgument;
        var span = finding.Location.Span;
        var text = finding.Location.Source.ToString(span.Length > LongestText ? new TextSpan(span.Start, LongestText) : span);
        var end = text.IndexOfAny(['\r', '\n']);
        return (end < 0 ? text : text.Substring(0, end)).Trim();
    }

    static string RelativePath(string directory, string path)
    {
        var full = PathNames.Normalize(path);
        return directory.Length > 0 && full.StartsWith(directory, StringComparison.Ordinal) && full.Length > directory.Length
            ? full.Substring(directory.Length).TrimStart('/')
            : full;
    }
}
