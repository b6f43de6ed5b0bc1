using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>
/// Tells what a YAML file, or JSON that somebody named, is by the keys of its first level, without parsing it: Grafana's <c>apiVersion: 1</c>, values of Helm,
/// workflows and pipelines are not Kubernetes, and <c>services:</c> alone makes no compose file.
/// </summary>
static class YamlSniffer
{
    /// <param name="text">The whole text.</param>
    /// <param name="isComposeName">The name is one that compose looks for.</param>
    /// <param name="isNamed">Somebody named the file, so a compose file may have any name.</param>
    /// <param name="mentionsCompose">The word compose stands in the name.</param>
    public static FileKind Of(string text, bool isComposeName, bool isNamed, bool mentionsCompose = false)
    {
        var first = FirstCharacter(text);
        if (first == text.Length)
            return isComposeName ? FileKind.Compose : FileKind.Other;
        if (text[first] == '-' && IsPatch(text, first))
            return FileKind.Patch;
        return text[first] is '{' or '[' ? OfJson(text, isComposeName || isNamed) : OfBlock(text, isComposeName, isNamed, mentionsCompose);
    }

    static FileKind OfBlock(string text, bool isComposeName, bool isNamed, bool mentionsCompose)
    {
        var scan = new TopLevel();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var kind = scan.Take(text, start == 0 && text[0] == '\ufeff' ? 1 : start, end);
            if (kind != FileKind.Other)
                return kind;
            start = end + 1;
        }
        var isCompose = isComposeName ? scan.HasComposeKey : isNamed && (scan.HasService || (mentionsCompose && scan.HasServices));
        return isCompose ? FileKind.Compose : FileKind.Other;
    }

    static FileKind OfJson(string text, bool mayBeCompose)
    {
        if (JsonValue(text, "apiVersion") is { } apiVersion && JsonValue(text, "kind") is { } kind && IsApiVersion(apiVersion) && IsKind(kind))
            return FileKind.Kubernetes;
        return mayBeCompose && text.IndexOf("services", StringComparison.Ordinal) >= 0 ? FileKind.Compose : FileKind.Other;
    }

    // A list of operations, each with its path, as JSON patch has them.
    static bool IsPatch(string text, int first)
    {
        var end = text.IndexOf('\n', first);
        var line = text.Substring(first, (end < 0 ? text.Length : end) - first).TrimStart('-', ' ', '"', '\'');
        return (Starts(line, "op") || Starts(line, "path") || Starts(line, "{") || Starts(line, "value"))
            && IsOperation(JsonValue(text, "op")) && JsonValue(text, "path") is ['/', ..];
    }

    static bool Starts(string line, string start) => line.StartsWith(start, StringComparison.Ordinal);

    // The value of the first key of that name, in JSON or in YAML's flow style.
    static string? JsonValue(string text, string key)
    {
        for (var at = text.IndexOf(key, StringComparison.Ordinal); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.Ordinal))
        {
            var position = at + key.Length;
            while (position < text.Length && text[position] is '"' or '\'' or ' ')
                position++;
            if (position >= text.Length || text[position] != ':')
                continue;
            position++;
            while (position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] is '"' or '\''))
                position++;
            var end = position;
            while (end < text.Length && text[end] is not ('"' or '\'' or ',' or '}' or '\n' or '\r' or ' '))
                end++;
            return text.Substring(position, end - position);
        }
        return null;
    }

    static int FirstCharacter(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '#' || (string.CompareOrdinal(text, at, "---", 0, 3) == 0))
            {
                at = text.IndexOf('\n', at);
                if (at < 0)
                    return text.Length;
            }
            if (!char.IsWhiteSpace(text[at]) && text[at] != '\ufeff' && text[at] != '#')
                return at;
            if (text[at] != '#')
                at++;
        }
        return at;
    }

    // Group and version: apps/v1, v1, networking.k8s.io/v1beta1.
    internal static bool IsApiVersion(string value)
    {
        var slash = value.LastIndexOf('/');
        for (var i = 0; i < slash; i++)
        {
            if (value[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-'))
                return false;
        }
        var at = slash + 1;
        if (at + 1 >= value.Length || value[at] != 'v' || !char.IsDigit(value[at + 1]) || slash == 0)
            return false;
        for (at++; at < value.Length && char.IsDigit(value[at]);)
            at++;
        if (at == value.Length)
            return true;
        var rest = value.Substring(at);
        var word = rest.StartsWith("alpha", StringComparison.Ordinal) ? 5 : rest.StartsWith("beta", StringComparison.Ordinal) ? 4 : 0;
        return word > 0 && word < rest.Length && char.IsDigit(rest[word]);
    }

    internal static bool IsOperation(string? value) => value is "add" or "replace" or "remove" or "test" or "move" or "copy";

    internal static bool IsKind(string value)
    {
        if (value.Length == 0 || value[0] is < 'A' or > 'Z')
            return false;
        foreach (var c in value)
        {
            if (!char.IsLetterOrDigit(c))
                return false;
        }
        return true;
    }

    /// <summary>What is seen of the keys that stand at the beginning of a line.</summary>
    sealed class TopLevel
    {
        bool _hasApiVersion;
        bool _hasKind;
        bool _isKustomization;
        bool _inServices;

        public bool HasComposeKey { get; private set; }

        public bool HasServices { get; private set; }

        /// <summary>A service with an image or a build.</summary>
        public bool HasService { get; private set; }

        /// <summary>Takes a line; anything but Other ends the search.</summary>
        public FileKind Take(string text, int start, int end)
        {
            if (start >= end)
                return FileKind.Other;
            if (text[start] is ' ' or '\t')
            {
                HasService |= _inServices && (IsKey(text, start, end, "image:") || IsKey(text, start, end, "build:"));
                return FileKind.Other;
            }
            if (string.CompareOrdinal(text, start, "---", 0, 3) == 0)
                (_hasApiVersion, _hasKind, _isKustomization, _inServices) = (false, false, false, false);
            var colon = text.IndexOf(':', start, end - start);
            if (colon < 0 || text[start] is '#' or '-')
                return FileKind.Other;
            var key = text.Substring(start, colon - start).Trim().Trim('"', '\'');
            var value = Value(text, colon + 1, end);
            _inServices = false;
            switch (key)
            {
                case "apiVersion":
                    _hasApiVersion = IsApiVersion(value);
                    _isKustomization |= value.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal);
                    break;
                case "kind":
                    _hasKind = IsKind(value);
                    break;
                case "services":
                    _inServices = true;
                    HasServices = value.Length == 0;
                    HasComposeKey = true;
                    break;
                case "include" or "networks" or "volumes" or "secrets" or "configs" or "name" or "version":
                    HasComposeKey = true;
                    break;
            }
            return _hasApiVersion && _hasKind ? _isKustomization ? FileKind.Kustomization : FileKind.Kubernetes : FileKind.Other;
        }

        static bool IsKey(string text, int start, int end, string key)
        {
            while (start < end && text[start] is ' ' or '\t')
                start++;
            return end - start >= key.Length && string.CompareOrdinal(text, start, key, 0, key.Length) == 0;
        }

        static string Value(string text, int start, int end)
        {
            var comment = text.IndexOf(" #", start, end - start, StringComparison.Ordinal);
            return text.Substring(start, (comment < 0 ? end : comment) - start).Trim().Trim('"', '\'');
        }
    }
}
