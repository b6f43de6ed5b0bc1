using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Model;

/// <summary>The folder that a build sends to the builder, as far as it is known.</summary>
sealed class BuildContext
{
    // A huge folder under a long ignore file is not worth more questions: what is not asked counts as left out, and is not reported.
    const int MostAnswers = 500;

    readonly FileSet _workspace;
    readonly Dictionary<string, bool> _sent = [];

    internal BuildContext(FileSet workspace, string folder, bool isCertain, IgnoreFile? ignore)
    {
        _workspace = workspace;
        Folder = folder;
        IsCertain = isCertain;
        Ignore = ignore;
    }

    /// <summary>Normalised.</summary>
    public string Folder { get; }

    /// <summary>A compose file names it, or a file that COPY takes lies in it. Otherwise it is the Dockerfile's folder, as is usual.</summary>
    public bool IsCertain { get; }

    /// <summary>What is left out; null without such a file.</summary>
    public IgnoreFile? Ignore { get; }

    /// <summary>What lies in the folder itself is known, so that it has no ignore file where none was found.</summary>
    public bool IsListed => _workspace.IsListed(Folder);

    /// <summary>The normalised path of what COPY names.</summary>
    public string PathOf(string source) => PathNames.Combine(Folder, Relative(source));

    public bool Exists(string source) => _workspace.Exists(PathOf(source));

    /// <summary>Where that path would lie, everything is known.</summary>
    public bool IsSearched(string source) => _workspace.IsSearched(PathNames.Folder(PathOf(source)));

    /// <summary>The builder gets to see that path.</summary>
    public bool Sends(string source)
    {
        if (Ignore is null)
            return true;
        var path = Relative(source);
        if (!_sent.TryGetValue(path, out var isSent))
        {
            if (_sent.Count >= MostAnswers)
                return false;
            _sent.Add(path, isSent = !Ignore.Excludes(path));
        }
        return isSent;
    }

    /// <summary>Known paths in the context, from its root, in ordinal order.</summary>
    public IEnumerable<string> Paths()
    {
        var skip = Folder.Length == 0 || Folder == "/" ? Folder.Length : Folder.Length + 1;
        foreach (var path in _workspace.PathsBelow(Folder))
            yield return path.Substring(skip);
    }

    /// <summary>A source as COPY writes it, from the context's root: leading slashes and climbing do not leave the context.</summary>
    public static string Relative(string source)
    {
        var path = PathNames.Normalize(source.Replace('\\', '/')).TrimStart('/');
        while (path.StartsWith("../", System.StringComparison.Ordinal))
            path = path.Substring(3);
        return path is "." or ".." ? "" : path;
    }
}
