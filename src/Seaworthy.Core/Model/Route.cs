namespace Seaworthy.Model;

/// <summary>Takes down what edits are wanted: operations on a tree, and plain edits of the text.</summary>
interface IEditTarget
{
    /// <summary>Asks for a change of a YAML tree.</summary>
    void Apply(YamlOperation operation);

    /// <summary>Asks for other characters.</summary>
    void Replace(TextSpan span, string text);

    /// <summary>Gives the whole edit up.</summary>
    void Reject();
}

/// <summary>The way from a setting to its place in the file, for edits. A route records what is wanted; the planner makes text of it.</summary>
abstract class Route
{
    /// <summary>Writes a scalar, making the keys above it where they are missing.</summary>
    internal abstract void Set(IEditTarget edits, string value);

    /// <summary>Takes the key, or the entry of a list, out.</summary>
    internal abstract void Remove(IEditTarget edits);

    /// <summary>Adds an entry to a list, making the list where it is missing.</summary>
    internal abstract void Append(IEditTarget edits, string value);
}
