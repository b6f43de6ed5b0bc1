using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>Makes services of a compose file, each with what it extends and what overrides it.</summary>
static class ComposeBinder
{
    public static ComposeFile? Bind(ParsedFile file, ComposeProjects projects)
    {
        if (ComposeExtends.Root(file) is not { } root)
            return null;
        var compose = new ComposeFile(file, root) { Projects = projects };
        var services = new List<ComposeService>();
        var overrides = projects.OverridesOf(file);
        // What a base has too is judged there, as one with it.
        var baseServices = projects.BaseOf(file) is { } below ? ComposeExtends.Services(below) : null;
        if (root.Find("services")?.Value.Resolve() is YamlMapping all)
        {
            foreach (var entry in all.Entries)
            {
                if (entry.KeyText is not { } name || name == "<<" || entry.Value.Resolve() is not YamlMapping node
                    || baseServices?.Find(name)?.Value.Resolve() is YamlMapping)
                    continue;
                services.Add(Service(compose, name, entry, node, projects, overrides, baseServices is not null));
            }
        }
        compose.Services = services;
        return compose;
    }

    static ComposeService Service(ComposeFile compose, string name, YamlEntry entry, YamlMapping node, ComposeProjects projects,
        IReadOnlyList<ParsedFile> overrides, bool hasBase)
    {
        var file = compose.File;
        var upper = new List<(ParsedFile File, YamlMapping Node)>();
        foreach (var over in overrides)
        {
            if (ComposeExtends.Services(over)?.Find(name)?.Value.Resolve() is YamlMapping overNode)
                upper.Add((over, overNode));
        }
        var isWhole = true;
        var view = node;
        IReadOnlyDictionary<SourceText, ParsedFile>? files = null;
        if (upper.Count > 0 || node.Find("extends") is not null)
            view = Merge(projects.Files, file, node, upper, out isWhole, out files);
        var service = new ComposeService(compose, name, view) { Written = node };
        var subject = new YamlSubject(file, view, entry.KeySpan, ComposeValues.Instance)
        {
            IsFragment = !isWhole || IsFragment(file.Path, view, hasBase),
            IsShared = entry.Value is YamlAlias,
            Files = files,
        };
        service.IsWhole = !subject.IsFragment;
        service.Build = ComposeBuildBinder.Bind(subject, service.SubjectPath, projects);
        var workload = new Workload(file, Dialect.Compose, "Service", name, service.SubjectPath, entry.KeySpan);
        var container = ServiceBinder.Bind(service, workload, subject);
        workload.Containers = [container];
        service.Workload = workload;
        return service;
    }

    // Lowest first: what the service extends, the service, what each override extends, the override.
    static YamlMapping Merge(
        FileSet workspace, ParsedFile file, YamlMapping node, List<(ParsedFile File, YamlMapping Node)> overrides, out bool isWhole,
            out IReadOnlyDictionary<SourceText, ParsedFile>? files)
    {
        var layers = new List<YamlMapping>();
        isWhole = ComposeExtends.Collect(workspace, file, node, layers) == ExtendsState.Found;
        foreach (var (over, overNode) in overrides)
        {
            var upper = new List<YamlMapping>();
            isWhole &= ComposeExtends.Collect(workspace, over, overNode, upper) == ExtendsState.Found;
            layers.AddRange(upper);
        }
        files = null;
        foreach (var layer in layers)
        {
            if (layer.Source != file.Source)
                files = workspace.BySource;
        }
        return layers.Count == 1 ? node : new MergedMapping(layers, node, "");
    }

    // A service without image and build, or with nothing but arguments for a build, only adds to one in another file, as does a whole override file: what it
    // does not say is said elsewhere.
    static bool IsFragment(string path, YamlMapping node, bool hasBase) =>
        (node.Find("image") is null && (node.Find("build") is not { } build || HasArgumentsAlone(build.Value.Resolve()))) ||
        (!hasBase && PathNames.Name(path).IndexOf(".override.", StringComparison.OrdinalIgnoreCase) >= 0) ||
        PathNames.Name(path).IndexOf(".vs.", StringComparison.OrdinalIgnoreCase) >= 0;

    static bool HasArgumentsAlone(YamlNode? build) => build is YamlMapping { Entries: [{ KeyText: "args" }] };
}
