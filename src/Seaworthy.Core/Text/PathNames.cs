namespace Seaworthy.Text;

/// <summary>Paths as text: forward slashes on every system, so that joins need no disk.</summary>
public static class PathNames
{
    /// <summary>Forward slashes, without empty, <c>.</c> and <c>..</c> segments. A path that climbs above its start keeps the leading <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        var text = path.Replace('\\', '/');
        if (IsNormal(text))
            return text;
        var rooted = text.Length > 0 && text[0] == '/';
        var kept = new List<string>();
        foreach (var segment in text.Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
                continue;
            if (segment == ".." && kept.Count > 0 && kept[kept.Count - 1] != "..")
                kept.RemoveAt(kept.Count - 1);
            else if (segment != ".." || !rooted)
                kept.Add(segment);
        }
        return (rooted ? "/" : "") + string.Join("/", kept);
    }

    /// <summary>The folder of a normalised path; empty for a bare name.</summary>
    public static string Folder(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path.Substring(0, slash);
    }

    /// <summary>The last segment of a normalised path.</summary>
    public static string Name(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>A path as seen from a folder; an absolute one stands for itself.</summary>
    public static string Combine(string folder, string path) =>
        folder.Length == 0 || IsAbsolute(path) ? Normalize(path) : Normalize(folder + "/" + path);

    /// <summary>A normalised path is that folder or lies below it; everything relative that does not climb lies below the empty one.</summary>
    public static bool IsAtOrBelow(string path, string folder) =>
        folder.Length == 0 ? !IsAbsolute(path) && !path.StartsWith("..", System.StringComparison.Ordinal)
        : path.StartsWith(folder, System.StringComparison.Ordinal) && (path.Length == folder.Length || folder == "/" || path[folder.Length] == '/');

    /// <summary>That normalised folder and those above it, the nearest first, up to the root or to where the path begins.</summary>
    public static IEnumerable<string> FoldersUp(string folder, string root = "")
    {
        for (var at = folder; at.Length > 0 && (root.Length == 0 || IsAtOrBelow(at, root)); at = at == "/" ? "" : Folder(at))
            yield return at;
    }

    public static bool IsAbsolute(string path) =>
        path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 2 && path[1] == ':' && path[2] is '/' or '\\'));

    static bool IsNormal(string path)
    {
        if (path.Length > 1 && path[path.Length - 1] == '/')
            return false;
        for (var i = 0; i < path.Length; i++)
        {
            var atStart = i == 0 || path[i - 1] == '/';
            if (atStart && (path[i] == '.' || (path[i] == '/' && i > 0)))
                return false;
        }
        return true;
    }
}
