using System.Collections;

namespace Seaworthy.Syntax.Yaml;

/// <summary>The children of a node, in order. Going through them makes no object: every rule does it for every mapping.</summary>
readonly struct YamlList<T> : IReadOnlyList<T>
    where T : class
{
    readonly List<T>? _items;

    internal YamlList(List<T> items) => _items = items;

    public int Count => _items?.Count ?? 0;

    public T this[int index] => _items![index];

    public List<T>.Enumerator GetEnumerator() => (_items ?? Empty).GetEnumerator();

    static List<T> Empty { get; } = [];

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
