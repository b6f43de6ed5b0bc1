using System.Globalization;
using System.Text;
using Seaworthy.Linting;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>
/// The files of a build in the form in which the compiler gets them: a small text under <c>obj/</c>, one fact a line, equal for an unchanged project.
/// </summary>
/// <remarks>Fields are separated by tabs; <c>%</c> and control characters in a path are written as <c>%XX</c>. Other lines are passed over.</remarks>
public static class WorkspaceFile
{
    /// <summary>The name by which the compiler's additional files tell it apart.</summary>
    public const string FileName = "seaworthy.workspace";

    const string Header = "seaworthy workspace 1";

    public static FileList Parse(string text)
    {
        var entries = new List<FileEntry>();
        var known = new List<string>();
        var ignores = new List<string>();
        var searched = new List<string>();
        var listed = new List<string>();
        var policyFiles = new Dictionary<string, string>(System.StringComparer.Ordinal);
        int? today = null;
        string? baseline = null;
        foreach (var line in text.Split('\n'))
        {
            var fields = line.TrimEnd('\r').Split('\t');
            if (fields.Length == 3 && fields[0] is "own" or "context" && KindOf(fields[1]) is { } kind)
                entries.Add(new FileEntry(Unescape(fields[2]), kind, fields[0] == "own"));
            else if (fields.Length == 3 && fields[0] == "policyfile")
                policyFiles[Unescape(fields[2])] = Unescape(fields[1]);
            else if (fields.Length != 2)
                continue;
            else if (fields[0] == "known")
                known.Add(Unescape(fields[1]));
            else if (fields[0] == "ignore")
                ignores.Add(Unescape(fields[1]));
            else if (fields[0] == "searched")
                searched.Add(Unescape(fields[1]));
            else if (fields[0] == "listed")
                listed.Add(Unescape(fields[1]));
            else if (fields[0] == "baseline")
                baseline = Unescape(fields[1]);
            else if (fields[0] == "today" && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var day))
                today = day;
        }
        return new FileList
        {
            Entries = entries,
            KnownPaths = known,
            IgnorePaths = ignores,
            SearchedFolders = searched,
            ListedFolders = listed,
            PolicyFiles = policyFiles,
            Today = today,
            BaselinePath = baseline,
        };
    }

    public static string Write(FileList set)
    {
        var text = new StringBuilder(Header).Append('\n');
        if (set.Today is { } today)
            text.Append("today\t").Append(today.ToString(CultureInfo.InvariantCulture)).Append('\n');
        if (set.BaselinePath is not null)
            Escape(text.Append("baseline\t"), set.BaselinePath).Append('\n');
        foreach (var entry in set.Entries)
            Escape(text.Append(entry.IsOwn ? "own\t" : "context\t").Append(WordOf(entry.Kind)).Append('\t'), entry.HostPath).Append('\n');
        WriteAll(text, "known\t", set.KnownPaths);
        WriteAll(text, "ignore\t", set.IgnorePaths);
        WriteAll(text, "searched\t", set.SearchedFolders);
        WriteAll(text, "listed\t", set.ListedFolders);
        foreach (var file in set.PolicyFiles ?? new Dictionary<string, string>())
            Escape(Escape(text.Append("policyfile\t"), file.Value).Append('\t'), file.Key).Append('\n');
        return text.ToString();
    }

    static void WriteAll(StringBuilder text, string word, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
            Escape(text.Append(word), path).Append('\n');
    }

    static string WordOf(FileKind kind) => kind.ToString().ToLowerInvariant();

    static FileKind? KindOf(string word) => word switch
    {
        "dockerfile" => FileKind.Dockerfile,
        "compose" => FileKind.Compose,
        "kubernetes" => FileKind.Kubernetes,
        "kustomization" => FileKind.Kustomization,
        "patch" => FileKind.Patch,
        "extended" => FileKind.Extended,
        "lock" => FileKind.Lock,
        "trustpolicy" => FileKind.TrustPolicy,
        "other" => FileKind.Other,
        _ => null,
    };

    static StringBuilder Escape(StringBuilder text, string path)
    {
        foreach (var c in path)
        {
            if (c is < ' ' or '%' or '\u007f')
                text.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }
        return text;
    }

    static string Unescape(string field)
    {
        if (field.IndexOf('%') < 0)
            return field;
        var text = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '%' && i + 2 < field.Length
                && int.TryParse(field.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 2;
            }
            else
            {
                text.Append(field[i]);
            }
        }
        return text.ToString();
    }
}
