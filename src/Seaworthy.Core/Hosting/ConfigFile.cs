namespace Seaworthy.Hosting;

/// <summary>A line <c>key = value</c>.</summary>
/// <param name="Key">Lower case.</param>
sealed record ConfigEntry(string Key, string Value, TextSpan KeySpan, TextSpan ValueSpan);

/// <summary>The entries under one header, or above the first one.</summary>
sealed class ConfigSection
{
    readonly List<ConfigEntry> _entries = [];
    readonly SectionGlob? _glob;

    internal ConfigSection(string? pattern)
    {
        Pattern = pattern;
        _glob = pattern is null ? null : SectionGlob.Parse(pattern);
    }

    /// <summary>Null for the part above the first header.</summary>
    public string? Pattern { get; }

    public IReadOnlyList<ConfigEntry> Entries => _entries;

    internal void Add(ConfigEntry entry) => _entries.Add(entry);

    internal bool Matches(string path) => _glob is not null && _glob.Matches(path);
}

/// <summary>An <c>.editorconfig</c> or a global analyzer config, read line by line as the compiler reads it. Other lines are passed over.</summary>
public sealed class ConfigFile
{
    readonly List<ConfigSection> _sections = [];

    ConfigFile(SourceText source)
    {
        Source = source;
        Path = PathNames.Normalize(source.Path);
        Folder = PathNames.Folder(Path);
        Preamble = new ConfigSection(null);
    }

    public SourceText Source { get; }

    public string Path { get; }

    public string Folder { get; }

    /// <summary>What stands above the first header.</summary>
    internal ConfigSection Preamble { get; }

    internal IReadOnlyList<ConfigSection> Sections => _sections;

    /// <summary>True when no <c>.editorconfig</c> above counts.</summary>
    public bool IsRoot => string.Equals(Find("root"), "true", StringComparison.OrdinalIgnoreCase);

    public bool IsGlobal => IsGlobalName || string.Equals(Find("is_global"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Among global files the higher one wins: 100 for a file named <c>.globalconfig</c>, else 0, unless it says otherwise.</summary>
    public int GlobalLevel => int.TryParse(Find("global_level"), out var level) ? level : IsGlobalName ? 100 : 0;

    bool IsGlobalName => string.Equals(PathNames.Name(Path), ".globalconfig", StringComparison.OrdinalIgnoreCase);

    public static ConfigFile Parse(SourceText source)
    {
        var file = new ConfigFile(source);
        var section = file.Preamble;
        var text = source.Text;
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && text[end] is not ('\n' or '\r'))
                end++;
            file.Line(text, start, end, ref section);
            start = end + 1;
        }
        return file;
    }

    void Line(string text, int start, int end, ref ConfigSection section)
    {
        Trim(text, ref start, ref end);
        if (start == end || text[start] is '#' or ';')
            return;
        if (text[start] == '[')
        {
            var close = text.LastIndexOf(']', end - 1, end - start);
            if (close > start + 1)
                _sections.Add(section = new ConfigSection(text.Substring(start + 1, close - start - 1)));
            return;
        }
        var equals = start;
        while (equals < end && text[equals] is not ('=' or ':'))
            equals++;
        var comment = equals;
        while (comment < end && text[comment] is not ('#' or ';'))
            comment++;
        if (equals == end || equals == start)
            return;
        int keyEnd = equals, valueStart = Math.Min(equals + 1, comment), valueEnd = comment;
        Trim(text, ref start, ref keyEnd);
        Trim(text, ref valueStart, ref valueEnd);
        var key = text.Substring(start, keyEnd - start);
        if (!IsKey(key))
            return;
        section.Add(new ConfigEntry(
            key.ToLowerInvariant(),
            text.Substring(valueStart, valueEnd - valueStart),
            TextSpan.FromBounds(start, keyEnd),
            TextSpan.FromBounds(valueStart, valueEnd)));
    }

    string? Find(string key)
    {
        foreach (var entry in Preamble.Entries)
        {
            if (entry.Key == key)
                return entry.Value;
        }
        return null;
    }

    static bool IsKey(string key)
    {
        foreach (var c in key)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_'))
                return false;
        }
        return key.Length > 0;
    }

    static void Trim(string text, ref int start, ref int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
    }
}
