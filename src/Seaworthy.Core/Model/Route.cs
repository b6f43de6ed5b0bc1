using Seaworthy.Engine;

namespace Seaworthy.Model;

/// <summary>The way from a setting to its place in the file, for edits. A route records what is wanted; the planner makes text of it.</summary>
public abstract class Route
{
    /// <summary>Writes a scalar, making the keys above it where they are missing.</summary>
    internal abstract void Set(FixBuilder fix, string value);

    /// <summary>Takes the key, or the entry of a list, out.</summary>
    internal abstract void Remove(FixBuilder fix);

    /// <summary>Adds an entry to a list, making the list where it is missing.</summary>
    internal abstract void Append(FixBuilder fix, string value);
}
