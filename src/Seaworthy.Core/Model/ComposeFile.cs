namespace Seaworthy.Model;

/// <summary>A compose file.</summary>
[In(Dialect.Compose)]
internal sealed class ComposeFile(ParsedFile file, YamlMapping root) : ISubject
{
    Dictionary<string, ComposeService>? _byName;

    public ParsedFile File { get; } = file;

    internal YamlMapping Root { get; } = root;

    string ISubject.SubjectPath => ParsedFile.WholeFile;

    /// <summary>The services, each as one with what overrides it; those that only override one of another file are judged there.</summary>
    public IReadOnlyList<ComposeService> Services { get; internal set; } = [];

    /// <summary>The service of that name, or null.</summary>
    public ComposeService? FindService(string name)
    {
        if (_byName is null)
        {
            var byName = new Dictionary<string, ComposeService>(Services.Count, System.StringComparer.Ordinal);
            foreach (var service in Services)
                byName[service.Name] = service;
            _byName = byName;
        }
        return _byName.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>The file itself declares the name at its top level.</summary>
    internal bool Declares(string section, string name) => Root.Find(section)?.Value.Resolve() is YamlMapping declared && declared.Find(name) is not null;

    /// <summary>No file that belongs to the project declares the name, and all of them are known.</summary>
    internal bool IsUndefined(string section, string name) => !IsPiece(section) && !Projects.MayDeclare(File, section, name);

    // One service without the section: a piece that is put together with others on the command line, or by COMPOSE_FILE.
    bool IsPiece(string section) => Services.Count < 2 && (section == "services" || Root.Find(section) is null);

    internal IComposeProjects Projects { get; init; } = null!;
}

/// <summary>A service of a compose file.</summary>
[In(Dialect.Compose)]
internal sealed class ComposeService(ComposeFile compose, string name, YamlMapping node) : ISubject
{
    public ComposeFile Compose { get; } = compose;

    public ParsedFile File => Compose.File;

    public string Name { get; } = name;

    public string SubjectPath => "services." + Name;

    /// <summary>The service as compose sees it: with what it extends and what overrides it. Nodes may stand in other files.</summary>
    internal YamlMapping Node { get; } = node;

    /// <summary>The service as it is written in its file.</summary>
    internal YamlMapping Written { get; init; } = node;

    /// <summary>All that the service consists of is known: it is no part of one that stands elsewhere.</summary>
    public bool IsWhole { get; internal set; }

    public Workload Workload { get; internal set; } = null!;

    internal Container Container => Workload.Containers[0];

    /// <summary>Where the image is built; null when the service only runs one.</summary>
    internal ComposeBuild? Build { get; set; }
}

/// <summary>The <c>build</c> of a service, joined with its Dockerfile where that is in the workspace.</summary>
sealed class ComposeBuild(YamlNode node)
{
    public YamlNode Node { get; } = node;

    /// <summary>The normalised folder that is sent to the builder; null for a remote context or an unknown value.</summary>
    public string? ContextPath { get; init; }

    /// <summary>Where the context is written; null where the default holds.</summary>
    public YamlScalar? ContextSetting { get; init; }

    /// <summary>Where the Dockerfile is named; null where the default holds.</summary>
    public YamlScalar? DockerfileSetting { get; init; }

    /// <summary>The normalised path of the Dockerfile; null for a remote context or an unknown value.</summary>
    public string? DockerfilePath { get; init; }

    /// <summary>The stage to build, or null for the last.</summary>
    public Setting<string> Target { get; init; } = Setting<string>.NotApplicable;

    /// <summary>What the build takes from registries beside what its Dockerfile names: caches, and images under names of their own.</summary>
    public IReadOnlyList<ImageReference> Images { get; init; } = [];

    /// <summary>The Dockerfile where it is written into the compose file itself; null elsewhere.</summary>
    internal YamlScalar? Inline { get; init; }

    public BuildFile? Dockerfile { get; internal set; }

    public Stage? Stage { get; internal set; }
}

/// <summary>Which compose files are read as one, and what they declare together.</summary>
interface IComposeProjects
{
    /// <summary>The file that this one is merged over; null where there is none.</summary>
    ParsedFile? BaseOf(ParsedFile file);

    /// <summary>Another file includes this one.</summary>
    bool IsIncluded(ParsedFile file);

    /// <summary>The compose files of the same folder, itself among them: with <c>-f</c> any of them may be merged.</summary>
    IReadOnlyList<ParsedFile> FilesBeside(ParsedFile file);

    /// <summary>A name may be declared in a section of the file, of one that can be merged with it, or of one that they include. False is certain.</summary>
    bool MayDeclare(ParsedFile file, string section, string name);
}
