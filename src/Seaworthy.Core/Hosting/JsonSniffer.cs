using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>
/// Tells from the keys of its first level whether a JSON file is a manifest, or a list of operations for one. Of all the JSON in a repository hardly any is,
/// so the beginning of a file decides whether the rest is read.
/// </summary>
static class JsonSniffer
{
    /// <summary>Bytes that are read first. Whoever writes manifests writes <c>apiVersion</c> or <c>kind</c> in front, also where keys are sorted.</summary>
    public const int Beginning = 1024;

    /// <summary>What begins like this may be ours.</summary>
    public static bool MayBeManifest(string beginning)
    {
        var scan = new Scan(beginning);
        return scan.Enter() && (scan.ReadKeys() || !scan.IsOther) && (scan.HasApiVersion || scan.HasKind || scan.IsOperation);
    }

    /// <param name="text">The whole text.</param>
    public static FileKind Of(string text)
    {
        var scan = new Scan(text);
        if (!scan.Enter())
            return FileKind.Other;
        // Objects one behind the other are a log, and no YAML either. One that does not end is a manifest with a mistake in it.
        var isWhole = scan.ReadKeys();
        if (scan.IsOther || (isWhole && !scan.IsInList && !scan.AtEnd()))
            return FileKind.Other;
        return scan.IsOperation ? FileKind.Patch : scan.HasApiVersion && scan.HasKind ? FileKind.Kubernetes : FileKind.Other;
    }

    sealed class Scan(string text)
    {
        int _at;
        bool _hasOperation;
        bool _hasPath;

        /// <summary>A list begins, and its first item is looked at.</summary>
        public bool IsInList { get; private set; }

        public bool HasApiVersion { get; private set; }

        public bool HasKind { get; private set; }

        public bool IsOperation => IsInList && _hasOperation && _hasPath;

        /// <summary>A key has a value that it has in none of ours, or something stands there that is no JSON.</summary>
        public bool IsOther { get; private set; }

        public bool Enter()
        {
            if (_at < text.Length && text[_at] == '\ufeff')
                _at++;
            if (Next() == '[')
            {
                IsInList = true;
                _at++;
            }
            if (Next() != '{')
                return false;
            _at++;
            return true;
        }

        public bool AtEnd() => Next() == '\0' && _at >= text.Length;

        /// <summary>Reads to the end of the object; false where the text ends before.</summary>
        public bool ReadKeys()
        {
            while (!IsOther)
            {
                switch (Next())
                {
                    case '\0':
                        return false;
                    case '}':
                        _at++;
                        return true;
                    case ',':
                        _at++;
                        break;
                    case '"':
                        if (ReadWord() is not { } key || Next() != ':')
                        {
                            IsOther |= _at < text.Length;
                            return false;
                        }
                        _at++;
                        if (!ReadValue(key))
                            return false;
                        break;
                    default:
                        IsOther = true;
                        break;
                }
            }
            return false;
        }

        bool ReadValue(string key)
        {
            if (Next() != '"')
            {
                IsOther |= _at < text.Length && (IsInList ? key is "op" or "path" : key is "apiVersion" or "kind");
                return SkipValue();
            }
            if (ReadWord() is not { } value)
                return false;
            switch (key)
            {
                case "apiVersion" when !IsInList:
                    HasApiVersion = YamlSniffer.IsApiVersion(value);
                    IsOther |= !HasApiVersion;
                    break;
                case "kind" when !IsInList:
                    HasKind = YamlSniffer.IsKind(value);
                    IsOther |= !HasKind;
                    break;
                case "op" when IsInList:
                    _hasOperation = YamlSniffer.IsOperation(value);
                    IsOther |= !_hasOperation;
                    break;
                case "path" when IsInList:
                    _hasPath = value is ['/', ..];
                    IsOther |= !_hasPath;
                    break;
            }
            return true;
        }

        // Brackets are counted, whatever kind they are.
        bool SkipValue()
        {
            for (var depth = 0; _at < text.Length; _at++)
            {
                switch (text[_at])
                {
                    case '"':
                        if (ReadWord() is null)
                            return false;
                        _at--;
                        break;
                    case '{' or '[':
                        depth++;
                        break;
                    case '}' or ']' when depth > 0:
                        depth--;
                        break;
                    case ',' or '}' or ']' when depth == 0:
                        return true;
                }
            }
            return false;
        }

        // Between quotes, as it is written; null where it does not end.
        string? ReadWord()
        {
            var start = ++_at;
            for (; _at < text.Length; _at++)
            {
                if (text[_at] == '\\')
                    _at++;
                else if (text[_at] == '"')
                    return text.Substring(start, _at++ - start);
            }
            return null;
        }

        char Next()
        {
            while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
                _at++;
            return _at < text.Length ? text[_at] : '\0';
        }
    }
}
