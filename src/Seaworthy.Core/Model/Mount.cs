namespace Seaworthy.Model;

/// <summary>Where the content of a mount comes from.</summary>
enum MountKind
{
    /// <summary>A file or folder of the host: a bind mount, a hostPath volume, a named volume that a driver binds to a path.</summary>
    Host,

    /// <summary>A volume that the engine manages.</summary>
    Volume,

    Tmpfs,

    /// <summary>A Windows named pipe of the host.</summary>
    NamedPipe,

    Other,
}

/// <summary>Something mounted into a container.</summary>
[In(Dialect.Compose, Dialect.Kubernetes)]
sealed class Mount(Container container, MountKind kind, TextSpan span) : ISubject
{
    public Container Container { get; } = container;

    public MountKind Kind { get; } = kind;

    /// <summary>The file it is written in, which an extended or overriding service may share with others.</summary>
    public ParsedFile File { get; init; } = container.File;

    public string SubjectPath => Container.SubjectPath;

    /// <summary>The characters that say what is mounted: the short form, or the source of the long one.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>The host path, pipe or volume name; null where it cannot be known.</summary>
    public string? Source { get; init; }

    /// <summary>Where the definition of a named volume says which folder of the host it is; null for any other mount.</summary>
    internal YamlNode? Device { get; init; }

    /// <summary>The path in the container; null where it cannot be known.</summary>
    public string? Target { get; init; }

    /// <summary>Null where it cannot be known.</summary>
    public bool? IsReadOnly { get; init; }

    /// <summary><c>rshared</c>, <c>Bidirectional</c> and the like.</summary>
    public Setting<string> Propagation { get; init; } = Setting<string>.NotApplicable;
}
