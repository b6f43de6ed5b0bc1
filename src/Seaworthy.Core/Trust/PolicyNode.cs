using System.Globalization;
using Seaworthy.Syntax;

namespace Seaworthy.Trust;

/// <summary>A mapping of the policy file: hands out its values in the types that are wanted, and takes down what is wrong with them.</summary>
sealed class PolicyNode(YamlMapping mapping, List<SyntaxDiagnostic> problems, List<PolicyFileName> files)
{
    // Each is read by every build.
    const int MostFiles = 200;

    readonly List<string> _known = [];

    public TextSpan Span => mapping.Entries.Count > 0 ? mapping.Entries[0].KeySpan : mapping.Span;

    public void Problem(TextSpan span, string message) => problems.Add(new SyntaxDiagnostic(span, message));

    public YamlEntry? Find(string key)
    {
        _known.Add(key);
        return mapping.FindOwn(key);
    }

    public string? Text(string key)
    {
        if (Find(key) is not { } entry)
            return null;
        if (TextOf(entry.Value) is { } text)
            return text;
        Problem(entry.Value.Span.IsEmpty ? entry.KeySpan : entry.Value.Span, $"{key} is a text");
        return null;
    }

    /// <summary>One of some words; the first where nothing is written.</summary>
    public string Word(string key, params string[] words)
    {
        if (Text(key) is not { } text)
            return words[0];
        foreach (var word in words)
        {
            if (word == text)
                return word;
        }
        Problem(mapping.FindOwn(key)!.Value.Span,
            $"{key} is one of {string.Join(", ", words)}{(DidYouMean.Find(text, words) is { } near ? $"; did you mean {near}?" : "")}");
        return words[0];
    }

    public bool Flag(string key, bool otherwise)
    {
        if (Find(key) is not { } entry)
            return otherwise;
        switch (TextOf(entry.Value))
        {
            case "true":
                return true;
            case "false":
                return false;
            default:
                Problem(entry.Value.Span.IsEmpty ? entry.KeySpan : entry.Value.Span, $"{key} is true or false");
                return otherwise;
        }
    }

    public int Number(string key, int otherwise, int least, int most)
    {
        if (Find(key) is not { } entry)
            return otherwise;
        if (int.TryParse(TextOf(entry.Value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Problem(entry.Value.Span.IsEmpty ? entry.KeySpan : entry.Value.Span, least == most ? $"{key} is {least}" : $"{key} is a number from {least} to {most}");
        return otherwise;
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var (text, _) in PlacedTexts(key))
            texts.Add(text);
        return texts;
    }

    public List<(string Text, TextSpan Span)> PlacedTexts(string key)
    {
        var texts = new List<(string, TextSpan)>();
        if (Find(key) is not { } entry)
            return texts;
        if (entry.Value.Resolve() is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
                Add(item);
        }
        else
        {
            Add(entry.Value);
        }
        return texts;

        void Add(YamlNode item)
        {
            if (TextOf(item) is { } text)
                texts.Add((text, item.Span));
            else
                Problem(item.Span.IsEmpty ? entry.KeySpan : item.Span, $"{key} is a list of texts");
        }
    }

    /// <summary>A text that is the path of a file.</summary>
    public string? FilePath(string key)
    {
        var path = Text(key);
        if (path is not null)
            AddFile(path, mapping.FindOwn(key)!.Value.Span);
        return path;
    }

    /// <summary>A list of paths of files.</summary>
    public IReadOnlyList<string> FilePaths(string key)
    {
        var paths = new List<string>();
        foreach (var (path, span) in PlacedTexts(key))
        {
            AddFile(path, span);
            paths.Add(path);
        }
        return paths;
    }

    /// <summary>Takes down a file that the policy names in another way.</summary>
    public void AddFile(string path, TextSpan span)
    {
        if (PathNames.IsAbsolute(path) || path.StartsWith("builtin:", System.StringComparison.Ordinal))
            return;
        if (files.Count == MostFiles)
            Problem(span, $"the policy names more than {MostFiles} files; combine them");
        files.Add(new PolicyFileName(path, span));
    }

    public PolicyNode? Child(string key) => Find(key) is { } entry ? ChildOf(entry.Value, entry.KeySpan, key) : null;

    /// <summary>The mappings of a list.</summary>
    public List<PolicyNode> Children(string key)
    {
        var children = new List<PolicyNode>();
        if (Find(key) is not { } entry)
            return children;
        if (entry.Value.Resolve() is not YamlSequence sequence)
        {
            Problem(entry.KeySpan, $"{key} is a list");
            return children;
        }
        foreach (var item in sequence.Items)
        {
            if (ChildOf(item, item.Span.IsEmpty ? entry.KeySpan : item.Span, key) is { } child)
                children.Add(child);
        }
        return children;
    }

    /// <summary>The mappings of a mapping, with the keys they stand under.</summary>
    public List<(string Key, PolicyNode Node)> Named(string key)
    {
        var named = new List<(string, PolicyNode)>();
        if (Find(key) is not { } entry)
            return named;
        if (entry.Value.Resolve() is not YamlMapping entries)
        {
            Problem(entry.KeySpan, $"{key} is a mapping");
            return named;
        }
        foreach (var each in entries.Entries)
        {
            if (each.KeyText is not { } name)
                continue;
            // A name alone says that there is one, and nothing else of it.
            var node = each.Value is YamlScalar { IsNull: true }
                ? new PolicyNode(new YamlMapping(each.Value.Source, each.KeySpan, isFlow: true), problems, files)
                : ChildOf(each.Value, each.KeySpan, name);
            if (node is not null)
                named.Add((name, node));
        }
        return named;
    }

    /// <summary>Says which keys mean nothing, once all that mean something were asked for.</summary>
    public void Finish()
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is { } key && _known.Contains(key))
                continue;
            Problem(entry.KeySpan,
                $"'{entry.KeyText}' is no key here{(DidYouMean.Find(entry.KeyText ?? "", _known) is { } near ? $"; did you mean '{near}'?" : "")}");
        }
    }

    PolicyNode? ChildOf(YamlNode node, TextSpan span, string key)
    {
        if (node.Resolve() is YamlMapping child)
            return new PolicyNode(child, problems, files);
        Problem(span, $"{key} is a mapping");
        return null;
    }

    static string? TextOf(YamlNode node) => node.Resolve() is YamlScalar { IsNull: false } scalar && scalar.Value.Length > 0 ? scalar.Value : null;
}
