namespace Seaworthy.Binding.Kustomize;

/// <summary>An object on its way through a kustomization.</summary>
sealed class Resource(ParsedFile file, YamlMapping written)
{
    readonly List<string> _otherNames = [];

    /// <summary>The file it was written in.</summary>
    public ParsedFile File { get; } = file;

    /// <summary>As it is written.</summary>
    public YamlMapping Written { get; } = written;

    /// <summary>As it is by now.</summary>
    public YamlMapping Node { get; set; } = written;

    public string Kind => Text("kind") ?? "";

    public string ApiVersion => Text("apiVersion") ?? "";

    public string Group => ApiVersion.IndexOf('/') is > 0 and var slash ? ApiVersion.Substring(0, slash) : "";

    public string Version => ApiVersion.Substring(ApiVersion.IndexOf('/') + 1);

    public string? Name => Metadata("name");

    public string? Namespace => Metadata("namespace");

    /// <summary>Kubernetes itself brings the kind, so that lists in it have merge keys.</summary>
    public bool IsBuiltIn => Group.IndexOf('.') < 0 || Group.EndsWith(".k8s.io", StringComparison.Ordinal);

    /// <summary>What it is called behind a prefix and suffix: references follow, so that the name itself stays as written here.</summary>
    public IReadOnlyList<string> OtherNames => _otherNames;

    public void Rename(string prefix, string suffix)
    {
        if ((_otherNames.Count > 0 ? _otherNames[_otherNames.Count - 1] : Name) is { } name)
            _otherNames.Add(prefix + name + suffix);
    }

    public bool IsCalled(Predicate<string> matches)
    {
        if (Name is { } name && matches(name))
            return true;
        foreach (var other in _otherNames)
        {
            if (matches(other))
                return true;
        }
        return false;
    }

    public string? Label(string section, string key) =>
        (Node.Find("metadata")?.Value.Resolve() as YamlMapping)?.Find(section)?.Value.Resolve() is YamlMapping labels
            && labels.Find(key)?.Value.Resolve() is YamlScalar value ? value.Value : null;

    string? Text(string key) => Node.Find(key)?.Value.Resolve() is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    string? Metadata(string key) =>
        (Node.Find("metadata")?.Value.Resolve() as YamlMapping)?.Find(key)?.Value.Resolve() is YamlScalar { IsNull: false } scalar ? scalar.Value : null;
}
