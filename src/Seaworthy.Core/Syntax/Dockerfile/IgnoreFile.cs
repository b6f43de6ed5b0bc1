namespace Seaworthy.Syntax.Dockerfile;

/// <summary>A <c>.dockerignore</c>: what of the context the builder does not get to see. The last line that matches decides.</summary>
/// <remarks>
/// Docker documentation, Build context, .dockerignore files: paths from the context's root, <c>*</c> within a segment, <c>**</c> over any number of them.
/// </remarks>
sealed class IgnoreFile
{
    // More lines than anybody writes by hand; the rest is passed over, and the file is then not trusted.
    const int MostPatterns = 500;

    readonly List<IgnorePattern> _patterns = [];

    /// <summary>Every line was understood.</summary>
    public bool IsUnderstood { get; private set; } = true;


    public static IgnoreFile Parse(string text)
    {
        var file = new IgnoreFile();
        foreach (var line in text.TrimStart('\ufeff').Split('\n'))
        {
            var pattern = IgnorePattern.Parse(line.TrimEnd('\r'), out var isUnknown);
            if (isUnknown || file._patterns.Count >= MostPatterns)
                file.IsUnderstood = false;
            else if (pattern is not null)
                file._patterns.Add(pattern);
        }
        return file;
    }

    /// <summary>The builder does not see that path, given from the context's root with forward slashes.</summary>
    public bool Excludes(string path)
    {
        for (var i = _patterns.Count - 1; path.Length > 0 && i >= 0; i--)
        {
            if (_patterns[i].Matches(path))
                return !_patterns[i].IsException;
        }
        return false;
    }

    /// <summary>An exception can include paths below that path again.</summary>
    public bool TakesBackBelow(string path)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.IsException && pattern.MayLieBelow(path))
                return true;
        }
        return false;
    }
}
