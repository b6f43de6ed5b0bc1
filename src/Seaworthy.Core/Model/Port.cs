namespace Seaworthy.Model;

/// <summary>A port, or a range of them, that a container offers.</summary>
sealed class Port(Container container, TextSpan span) : ISubject
{
    public Container Container { get; } = container;

    /// <summary>The file it is written in, which an extended or overriding service may share with others.</summary>
    public ParsedFile File { get; init; } = container.File;

    public string SubjectPath => Container.SubjectPath;

    /// <summary>The characters at fault: the short form, or the number of the long one.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>First port in the container, 0 to 65535; null where it cannot be known.</summary>
    public int? First { get; init; }

    /// <summary>Last port of the range; equals <see cref="First"/> for a single one.</summary>
    public int? Last { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c>, <c>sctp</c> in lower case.</summary>
    public string Protocol { get; init; } = "tcp";

    /// <summary>Reachable from outside the host: a published port of compose, a hostPort of Kubernetes.</summary>
    public bool IsPublished { get; init; }

    /// <summary>The host address it is bound to. Unset means every interface.</summary>
    [In(Dialect.Compose)]
    public Setting<string> HostAddress { get; init; } = Setting<string>.NotApplicable;

    /// <summary>The port on the host as written, such as <c>8080</c> or <c>8000-8010</c>; null where the engine picks one or it is unknown.</summary>
    public string? HostPort { get; init; }

    public bool Covers(int port) => First is { } first && Last is { } last && first <= port && port <= last;
}
