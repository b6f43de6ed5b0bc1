namespace Seaworthy.Syntax;

/// <summary>
/// The parts of an image reference by the grammar of distribution/reference: <c>[registry/]path[:tag][@digest]</c>. Spans are offsets into the
/// text that was parsed.
/// </summary>
public sealed class ImageName
{
    const int LongestName = 255;
    const int LongestTag = 128;

    ImageName(string registry, string path, string? tag, string? digest, TextSpan nameSpan, TextSpan tagSpan)
    {
        Registry = registry;
        Path = path;
        Tag = tag;
        Digest = digest;
        NameSpan = nameSpan;
        TagSpan = tagSpan;
    }

    /// <summary>The registry host with its port; <c>docker.io</c> where none is written.</summary>
    public string Registry { get; }

    /// <summary>The repository in its registry; <c>library/</c> stands before Docker Hub's official images.</summary>
    public string Path { get; }

    public string? Tag { get; }

    /// <summary><c>sha256:…</c> or another algorithm, or null.</summary>
    public string? Digest { get; }

    /// <summary>Registry and path as written.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The tag without its colon; empty, behind the name, where there is none.</summary>
    public TextSpan TagSpan { get; }

    /// <summary>Registry and repository, as two references to one repository have it in common.</summary>
    public string Repository => Registry + "/" + Path;

    /// <summary>The last segment of the path.</summary>
    public string ShortName => Path.Substring(Path.LastIndexOf('/') + 1);

    /// <summary>Parses a reference; on failure says in <paramref name="error"/> what is wrong.</summary>
    public static ImageName? Parse(string text, out string? error)
    {
        error = null;
        var rest = text;
        string? digest = null;
        var at = text.IndexOf('@');
        if (at >= 0)
        {
            digest = text.Substring(at + 1);
            rest = text.Substring(0, at);
            if (!IsDigest(digest))
                return Fail("the digest must be sha256: and 64 lower-case hexadecimal digits", out error);
        }
        var slash = rest.LastIndexOf('/');
        var colon = rest.IndexOf(':', slash + 1);
        string? tag = null;
        var nameEnd = rest.Length;
        if (colon >= 0)
        {
            tag = rest.Substring(colon + 1);
            nameEnd = colon;
            if (!IsTag(tag))
                return Fail(tag.Length == 0 ? "the tag behind the colon is missing" : "a tag has letters, digits, '_', '.' and '-', at most 128", out error);
        }
        var name = rest.Substring(0, nameEnd);
        if (!SplitRegistry(name, out var registry, out var path, out error))
            return null;
        var tagSpan = tag is null ? new TextSpan(nameEnd, 0) : new TextSpan(colon + 1, tag.Length);
        return new ImageName(registry, path, tag, digest, new TextSpan(0, nameEnd), tagSpan);
    }

    static ImageName? Fail(string reason, out string? error)
    {
        error = reason;
        return null;
    }

    static bool SplitRegistry(string name, out string registry, out string path, out string? error)
    {
        registry = "docker.io";
        path = name;
        error = null;
        var slash = name.IndexOf('/');
        if (slash >= 0)
        {
            var first = name.Substring(0, slash);
            if (first.IndexOf('.') >= 0 || first.IndexOf(':') >= 0 || first == "localhost" || HasUpper(first))
            {
                registry = first;
                path = name.Substring(slash + 1);
            }
        }
        if (registry is "docker.io" or "index.docker.io")
        {
            registry = "docker.io";
            if (path.IndexOf('/') < 0)
                path = "library/" + path;
        }
        if (!IsRegistry(registry))
            error = "the registry is not a host name";
        else if (HasUpper(path))
            error = "repository names are lower case";
        else if (!IsPath(path))
            error = "a repository name has lower-case letters and digits, joined by '/', '.', '_' or '-'";
        else if (path.Length > LongestName)
            error = "a repository name has at most 255 characters";
        return error is null;
    }

    static bool HasUpper(string text)
    {
        foreach (var c in text)
        {
            if (c is >= 'A' and <= 'Z')
                return true;
        }
        return false;
    }

    static bool IsLowerAlphanumeric(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    static bool IsAlphanumeric(char c) => IsLowerAlphanumeric(c) || c is >= 'A' and <= 'Z';

    static bool IsRegistry(string host)
    {
        var colon = host.LastIndexOf(':');
        if (host.Length > 0 && host[0] == '[')
            return host.IndexOf(']') > 1;
        var end = colon < 0 ? host.Length : colon;
        for (var i = colon + 1; colon >= 0 && i < host.Length; i++)
        {
            if (host[i] is < '0' or > '9')
                return false;
        }
        if (end == 0 || colon == host.Length - 1 || !IsAlphanumeric(host[0]) || !IsAlphanumeric(host[end - 1]))
            return false;
        for (var i = 0; i < end; i++)
        {
            if (!IsAlphanumeric(host[i]) && host[i] is not ('.' or '-'))
                return false;
        }
        return true;
    }

    // path-component: alphanumerics joined by one '.', one or two '_', or any number of '-'
    static bool IsPath(string path)
    {
        var i = 0;
        while (i < path.Length)
        {
            if (!IsLowerAlphanumeric(path[i]))
                return false;
            while (i < path.Length && IsLowerAlphanumeric(path[i]))
                i++;
            if (i == path.Length)
                return true;
            var separator = i;
            var c = path[i];
            while (i < path.Length && path[i] == c)
                i++;
            var count = i - separator;
            var allowed = c switch { '.' or '/' => count == 1, '_' => count <= 2, '-' => true, _ => false };
            if (!allowed)
                return false;
        }
        return false;
    }

    static bool IsTag(string tag)
    {
        if (tag.Length is 0 or > LongestTag || tag[0] is '.' or '-')
            return false;
        foreach (var c in tag)
        {
            if (!IsAlphanumeric(c) && c is not ('_' or '.' or '-'))
                return false;
        }
        return true;
    }

    internal static bool IsDigest(string digest)
    {
        var colon = digest.IndexOf(':');
        if (colon <= 0)
            return false;
        var hex = digest.Length - colon - 1;
        for (var i = colon + 1; i < digest.Length; i++)
        {
            if (digest[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
                return false;
        }
        return digest.StartsWith("sha256:", StringComparison.Ordinal) ? hex == 64 : digest.StartsWith("sha512:", StringComparison.Ordinal) ? hex == 128
            : hex >= 32;
    }
}
