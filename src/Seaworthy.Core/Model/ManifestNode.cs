using Seaworthy.Model.Yaml;

namespace Seaworthy.Model;

/// <summary>
/// A mapping of a manifest, read by paths of keys. Aliases and merge keys are followed; what a tool in front of Kubernetes fills in is unknown. An absence
/// stands at <see cref="NameSpan"/>.
/// </summary>
sealed class ManifestNode
{
    readonly YamlSubject _subject;

    internal ManifestNode(ParsedFile file, YamlMapping node, TextSpan nameSpan, bool isShared = false)
        : this(new YamlSubject(file, node, nameSpan, KubernetesValues.Instance) { IsShared = isShared })
    {
    }

    ManifestNode(YamlSubject subject) => _subject = subject;

    public YamlMapping Node => _subject.Node;

    public TextSpan NameSpan => _subject.NameSpan;

    /// <summary>Any scalar as its text.</summary>
    public Setting<string> Text(params string[] path) => SettingReader.Text(_subject, path);

    /// <summary>A true or false; what is not written is not known.</summary>
    public Setting<bool> Bool(params string[] path) => SettingReader.Bool(_subject, path, null);

    /// <summary>A true or false; <paramref name="fallback"/> is what Kubernetes does when nothing is written.</summary>
    public Setting<bool> BoolOr(bool fallback, params string[] path) => SettingReader.Bool(_subject, path, fallback);

    public Setting<long> Integer(params string[] path) => SettingReader.Integer(_subject, path);

    /// <summary>A list of words.</summary>
    public ListSetting List(params string[] path) => SettingReader.List(_subject, path);

    /// <summary>True where something stands at the path, false where nothing does.</summary>
    public Setting<bool> Presence(params string[] path) => SettingReader.Presence(_subject, path);

    /// <summary>What stands at the path, with aliases followed; null where nothing does, or nothing that can be known.</summary>
    public YamlNode? Value(params string[] path) => YamlField.Find(_subject, path).Value;

    /// <summary>The mapping at the path; null where there is none.</summary>
    public ManifestNode? Child(params string[] path)
    {
        var field = YamlField.Find(_subject, path);
        return field.Value is YamlMapping mapping ? Below(mapping, field.IsShared, NameSpan) : null;
    }

    /// <summary>The mappings in the list at the path; each is named by its <c>name</c>, or by its first key.</summary>
    public IEnumerable<ManifestNode> Items(params string[] path)
    {
        var field = YamlField.Find(_subject, path);
        if (field.Value is not YamlSequence list)
            yield break;
        foreach (var item in list.Items)
        {
            if (item.Resolve() is not YamlMapping mapping)
                continue;
            var span = mapping.Scalar("name") is { } name && name.Source == _subject.File.Source ? name.Span
                : mapping.Entries.Count > 0 ? mapping.Entries[0].KeySpan : mapping.Span;
            yield return Below(mapping, field.IsShared || item is YamlAlias, span);
        }
    }

    // What an anchor lends to several places is edited nowhere.
    ManifestNode Below(YamlMapping mapping, bool isShared, TextSpan nameSpan) =>
        new(_subject with { Node = mapping, NameSpan = nameSpan, IsShared = _subject.IsShared || isShared });
}
