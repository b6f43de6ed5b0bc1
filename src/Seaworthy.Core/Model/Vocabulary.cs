namespace Seaworthy.Model;

/// <summary>How loud a finding is. Hidden ones reach SARIF and editors alone.</summary>
public enum Severity
{
    None,
    Hidden,
    Info,
    Warning,
    Error,
}

/// <summary>
/// How much a project wants to hear. A rule names the first mode that switches it on; <see cref="Preference"/> is above every mode a project can
/// choose, so such a rule is switched on by name alone.
/// </summary>
public enum Mode
{
    None,
    Minimum,
    Recommended,
    All,
    Preference,
}

/// <summary>A set of rules that somebody else has drawn up, taken instead of what the mode says.</summary>
public enum Preset
{
    None,

    /// <summary>The baseline profile of Kubernetes' Pod Security Standards.</summary>
    PssBaseline,

    /// <summary>The restricted profile, which holds the baseline.</summary>
    PssRestricted,
}

/// <summary>The area of a rule; the first digit of its id.</summary>
public enum Category
{
    Tool = 0,
    Images = 1,
    Identity = 2,
    Filesystem = 3,
    Network = 4,
    Resources = 5,
    Dockerfile = 6,
    Compose = 7,
    Kubernetes = 8,
    DotNet = 9,
}

/// <summary>The language a file is written in.</summary>
public enum Dialect
{
    Dockerfile,
    Compose,
    Kubernetes,
}

/// <summary>Whether a fix keeps the meaning (<see cref="Safe"/>) or wants a look before it is kept (<see cref="Review"/>).</summary>
public enum Safety
{
    Safe,
    Review,
}
