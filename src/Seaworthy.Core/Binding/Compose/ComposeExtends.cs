using Seaworthy.Syntax;

namespace Seaworthy.Binding.Compose;

/// <summary>Where the <c>extends</c> of a service leads.</summary>
enum ExtendsState
{
    None,
    Found,

    /// <summary>The name or file is not known from the workspace.</summary>
    Unknown,

    /// <summary>The file is there and has no such service.</summary>
    NoService,

    /// <summary>The way leads back to where it started.</summary>
    Cycle,
}

/// <summary>One step of <c>extends</c>.</summary>
/// <param name="State">How far it leads.</param>
/// <param name="Name">The node that names the service; null without any.</param>
/// <param name="File">The file that holds the service.</param>
/// <param name="Service">The service as written there.</param>
readonly record struct ExtendsStep(ExtendsState State, YamlScalar? Name, ParsedFile? File, YamlMapping? Service);

/// <summary>Follows <c>extends</c> within a file and to other files of the workspace.</summary>
/// <remarks>Compose specification, services, extends: paths are relative to the file that holds them.</remarks>
static class ComposeExtends
{
    /// <summary>A longer chain is nobody's work; what lies behind it is unknown.</summary>
    const int LongestChain = 32;

    public static YamlMapping? Root(ParsedFile file) =>
        file.Parsed.Yaml is { IsTemplate: false, Documents: { Count: > 0 } documents } ? documents[0].Root?.Resolve() as YamlMapping : null;

    public static YamlMapping? Services(ParsedFile file) => Root(file)?.Find("services")?.Value.Resolve() as YamlMapping;

    /// <summary>The next service of the chain, or why there is none.</summary>
    public static ExtendsStep Follow(FileSet workspace, ParsedFile file, YamlMapping service)
    {
        if (service.Find("extends") is not { } entry || entry.Value.Tag == "!reset")
            return default;
        switch (entry.Value.Resolve())
        {
            case YamlScalar { IsNull: false } name:
                return In(file, name);
            case YamlMapping mapping when mapping.Find("service")?.Value.Resolve() is YamlScalar { IsNull: false } name:
                if (mapping.Find("file")?.Value.Resolve() is not { } path)
                    return In(file, name);
                return FileAt(workspace, file, path) is { } other ? In(other, name) : new ExtendsStep(ExtendsState.Unknown, name, null, null);
            default:
                return new ExtendsStep(ExtendsState.Unknown, null, null, null);
        }
    }

    /// <summary>All that the service is put together of, the furthest first and the service itself last; says whether every step is known.</summary>
    public static ExtendsState Collect(FileSet workspace, ParsedFile file, YamlMapping service, List<YamlMapping> layers)
    {
        var start = layers.Count;
        layers.Add(service);
        for (var length = 0; length < LongestChain; length++)
        {
            var step = Follow(workspace, file, layers[start]);
            if (step.State != ExtendsState.Found)
                return step.State == ExtendsState.None ? ExtendsState.Found : step.State;
            for (var i = start; i < layers.Count; i++)
            {
                if (layers[i] == step.Service)
                    return ExtendsState.Cycle;
            }
            layers.Insert(start, step.Service!);
            file = step.File!;
        }
        return ExtendsState.Unknown;
    }

    /// <summary>The compose file of the workspace that a path written in another one names; null where it is not known.</summary>
    public static ParsedFile? FileAt(FileSet workspace, ParsedFile from, YamlNode path)
    {
        if (path is not YamlScalar { IsNull: false } scalar || ComposeValues.Instance.Expand(scalar) is not { Text: var text })
            return null;
        var full = PathNames.Combine(PathNames.Folder(from.Path), text);
        if (full == from.Path)
            return from;
        return !workspace.Isolate && workspace.Find(full) is { Kind: FileKind.Compose or FileKind.Extended } file ? file : null;
    }

    static ExtendsStep In(ParsedFile file, YamlScalar name)
    {
        if (ComposeValues.Instance.Expand(name) is not { Text: var text } || Root(file) is not { } root || file.Parsed.Yaml!.Diagnostics.Count > 0)
            return new ExtendsStep(ExtendsState.Unknown, name, file, null);
        if ((root.Find("services")?.Value.Resolve() as YamlMapping)?.Find(text) is not { } found)
            return new ExtendsStep(root.Find("include") is null ? ExtendsState.NoService : ExtendsState.Unknown, name, file, null);
        return found.Value.Resolve() is YamlMapping node
            ? new ExtendsStep(ExtendsState.Found, name, file, node)
            : new ExtendsStep(ExtendsState.Unknown, name, file, null);
    }
}
