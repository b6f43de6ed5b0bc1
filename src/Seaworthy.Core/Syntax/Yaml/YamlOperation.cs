namespace Seaworthy.Syntax.Yaml;

/// <summary>What an operation does.</summary>
enum YamlOperationKind
{
    Set,
    Remove,
    Append,
    RemoveItem,
    Rename,
}

/// <summary>A change of the tree that is wanted; <see cref="YamlEditPlanner"/> makes text edits of it.</summary>
sealed class YamlOperation
{
    YamlOperation(YamlOperationKind kind, YamlNode node, IReadOnlyList<string> path, string value, YamlNode? item)
    {
        Kind = kind;
        Node = node;
        Path = path;
        Value = value;
        Item = item;
    }

    internal YamlOperationKind Kind { get; }

    internal YamlNode Node { get; }

    internal IReadOnlyList<string> Path { get; }

    internal string Value { get; }

    internal YamlNode? Item { get; }

    /// <summary>Writes a scalar at a path below a mapping, making the mappings on the way.</summary>
    public static YamlOperation Set(YamlMapping mapping, IReadOnlyList<string> path, string value) => new(YamlOperationKind.Set, mapping, path, value, null);

    /// <summary>Takes a key out, and with it the mappings on the path that it leaves empty.</summary>
    public static YamlOperation Remove(YamlMapping mapping, params IReadOnlyList<string> path) => new(YamlOperationKind.Remove, mapping, path, "", null);

    /// <summary>Adds an item to the sequence at a path, making it and the mappings on the way.</summary>
    public static YamlOperation Append(YamlMapping mapping, IReadOnlyList<string> path, string value) =>
        new(YamlOperationKind.Append, mapping, path, value, null);

    /// <summary>Gives a key of a mapping another name, which the mapping does not hold yet.</summary>
    public static YamlOperation Rename(YamlMapping mapping, string key, string name) => new(YamlOperationKind.Rename, mapping, [key], name, null);

    /// <summary>Takes an item out of a sequence that has others.</summary>
    public static YamlOperation RemoveItem(YamlSequence sequence, YamlNode item) => new(YamlOperationKind.RemoveItem, sequence, [], "", item);
}
