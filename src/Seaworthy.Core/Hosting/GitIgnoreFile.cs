namespace Seaworthy.Hosting;

/// <summary>A <c>.gitignore</c> file: patterns in order, of which the last that matches decides (https://git-scm.com/docs/gitignore).</summary>
sealed class GitIgnoreFile
{
    // Each path is compared with each pattern, so that a longer file would hold a build up; those of real repositories have a few kilobytes.
    internal const int LongestText = 128 * 1024;

    readonly List<GitPattern> _patterns = [];

    /// <param name="text">The patterns, one a line.</param>
    /// <param name="ignoreCase">As git's <c>core.ignorecase</c>.</param>
    public GitIgnoreFile(string text, bool ignoreCase = false)
    {
        if (text.Length > LongestText)
            return;
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            if (GitPattern.Parse(line.EndsWith("\r", StringComparison.Ordinal) ? line.Substring(0, line.Length - 1) : line, number, ignoreCase) is { } pattern)
                _patterns.Add(pattern);
        }
    }

    public bool IsEmpty => _patterns.Count == 0;

    /// <summary>The last pattern that matches, or null where none does; a pattern that is negated includes the path again.</summary>
    /// <param name="path">Relative to the folder of the file, with slashes.</param>
    public GitPattern? Find(string path, bool isFolder)
    {
        var bytes = GitPattern.Bytes(path);
        var name = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '/')
                name = i + 1;
        }
        for (var i = _patterns.Count - 1; i >= 0; i--)
        {
            if (_patterns[i].Matches(bytes, name, isFolder))
                return _patterns[i];
        }
        return null;
    }
}
