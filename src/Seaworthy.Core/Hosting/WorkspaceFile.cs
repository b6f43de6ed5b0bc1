using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Seaworthy.Engine;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>A manifest of the workspace.</summary>
/// <param name="HostPath">The full path as the host prints it; for the compiler, the path of the additional file.</param>
/// <param name="IsOwn">True: judged and reported. False: another project reports it, this one reads it for joins.</param>
public sealed record WorkspaceEntry(string HostPath, FileKind Kind, bool IsOwn)
{
    /// <summary>The path that joins compare.</summary>
    public string Path { get; } = PathNames.Normalize(HostPath);
}

/// <summary>
/// What a build found out about a project's manifests, in the form in which the compiler gets it: a small text under <c>obj/</c>, one fact a line, equal
/// for an unchanged project.
/// </summary>
/// <remarks>Fields are separated by tabs; <c>%</c> and control characters in a path are written as <c>%XX</c>. Lines that are not understood are passed over.</remarks>
public sealed class WorkspaceFile
{
    /// <summary>The name by which the compiler's additional files tell it apart.</summary>
    public const string FileName = "seaworthy.workspace";

    const string Header = "seaworthy workspace 1";

    /// <summary>In ordinal order of their paths.</summary>
    public IReadOnlyList<WorkspaceEntry> Entries { get; init; } = [];

    /// <summary>Paths that exist although they are not linted; normalised, in ordinal order.</summary>
    public IReadOnlyList<string> KnownPaths { get; init; } = [];

    /// <summary>Full paths of <c>.dockerignore</c> files, which are additional files as well, so that an editor's unsaved text counts.</summary>
    public IReadOnlyList<string> IgnorePaths { get; init; } = [];

    /// <summary>Folders in which, with all below, the known paths are complete; normalised.</summary>
    public IReadOnlyList<string> SearchedFolders { get; init; } = [];

    /// <summary>Folders in which they are complete, but not below; normalised.</summary>
    public IReadOnlyList<string> ListedFolders { get; init; } = [];

    /// <summary>The hashes of the files that trust policies name, by normalised path; null where nobody looked.</summary>
    public IReadOnlyDictionary<string, string>? PolicyFiles { get; init; }

    /// <summary>Days since 0001-01-01; only where a comment's date has passed, so that the file does not change every day.</summary>
    public int? Today { get; init; }

    /// <summary>The full path of the baseline, which is an additional file as well; null where there is none.</summary>
    public string? BaselinePath { get; init; }

    public static WorkspaceFile Parse(string text)
    {
        var entries = new List<WorkspaceEntry>();
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
                entries.Add(new WorkspaceEntry(Unescape(fields[2]), kind, fields[0] == "own"));
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
        return new WorkspaceFile
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

    public string Write()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Today is { } today)
            text.Append("today\t").Append(today.ToString(CultureInfo.InvariantCulture)).Append('\n');
        if (BaselinePath is not null)
            Escape(text.Append("baseline\t"), BaselinePath).Append('\n');
        foreach (var entry in Entries)
            Escape(text.Append(entry.IsOwn ? "own\t" : "context\t").Append(WordOf(entry.Kind)).Append('\t'), entry.HostPath).Append('\n');
        WriteAll(text, "known\t", KnownPaths);
        WriteAll(text, "ignore\t", IgnorePaths);
        WriteAll(text, "searched\t", SearchedFolders);
        WriteAll(text, "listed\t", ListedFolders);
        foreach (var file in PolicyFiles ?? new Dictionary<string, string>())
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
