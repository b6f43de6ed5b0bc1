namespace Seaworthy.Model;

/// <summary>How a variable gets into a container or build.</summary>
enum VariableKind
{
    /// <summary>ENV, compose <c>environment</c>, Kubernetes <c>env</c>.</summary>
    Environment,

    /// <summary>ARG, compose <c>build.args</c>.</summary>
    BuildArgument,
}

/// <summary>A variable with a name and usually a value in the file.</summary>
sealed class Variable(ParsedFile file, Dialect dialect, VariableKind kind, string subjectPath, string name, TextSpan nameSpan) : ISubject
{
    public ParsedFile File { get; } = file;

    public Dialect Dialect { get; } = dialect;

    public VariableKind Kind { get; } = kind;

    public string SubjectPath { get; } = subjectPath;

    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>The value as it stands in the file after constant expansion; null when none is written or it comes from elsewhere.</summary>
    public string? Value { get; init; }

    /// <summary>The characters of the value; the name's where there is none.</summary>
    public TextSpan ValueSpan { get; init; } = nameSpan;

    /// <summary>The whole declaration, name and value.</summary>
    public TextSpan Span { get; init; } = nameSpan;

    /// <summary>A variable is declared without a value: the shell, the builder or a reference gives it.</summary>
    public bool HasNoValue => Value is null;
}
