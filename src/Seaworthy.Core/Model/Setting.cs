namespace Seaworthy.Model;

/// <summary>What stands in the file for a setting.</summary>
enum Written
{
    /// <summary>The dialect has no such setting.</summary>
    NotApplicable,

    /// <summary>Nothing stands there.</summary>
    Absent,

    /// <summary>The key is there with no value.</summary>
    Null,

    Value,

    /// <summary>A value that the dialect does not accept.</summary>
    Invalid,

    /// <summary>A value that cannot be known from the files: a variable without a default, a template, an alias too deep.</summary>
    Unknown,
}

/// <summary>Where the effective value comes from.</summary>
enum Origin
{
    /// <summary>Nobody knows the value.</summary>
    None,

    /// <summary>Written in the subject itself.</summary>
    Here,

    /// <summary>Written in what holds the subject: the pod of a container.</summary>
    Inherited,

    /// <summary>Written in a merged anchor, an extended service or an overlay.</summary>
    Merged,

    /// <summary>Written in the Dockerfile of the image.</summary>
    Image,

    /// <summary>What the engine does when nothing is written.</summary>
    Default,
}

/// <summary>
/// One property of a subject as its dialect knows it: what is written, what holds in effect and where that comes from, how the dialect spells it,
/// and where an edit would go.
/// </summary>
abstract class Setting
{
    private protected Setting(Written written, Origin origin, Location location, string[] path, Route? route)
    {
        Written = written;
        Origin = origin;
        Location = location;
        Path = path;
        Route = route;
    }

    public Written Written { get; }

    public Origin Origin { get; }

    /// <summary>The characters of the value, or where the setting would stand: the name of its subject.</summary>
    public Location Location { get; }

    /// <summary>The dialect's name for it: <c>read_only</c>, <c>securityContext.readOnlyRootFilesystem</c>.</summary>
    public string Spelling => string.Join(".", Path);

    /// <summary>The words of the name. They are joined when somebody reads it: of most settings nobody speaks.</summary>
    internal string[] Path { get; }

    /// <summary>The way to edit it; null where no edit is possible without changing other subjects.</summary>
    public Route? Route { get; }

    /// <summary>True when it is certain that nobody wrote a value, here or in what it inherits from.</summary>
    public bool IsUnset => Written is Written.Absent or Written.Null;

    /// <summary>True when a value is written, whether or not it can be known.</summary>
    public bool IsWritten => Written is Written.Value or Written.Invalid or Written.Unknown;
}

/// <summary>A setting with one value. Unknown answers no to every question.</summary>
sealed class Setting<T> : Setting
{
    readonly T? _value;
    readonly bool _isKnown;

    Setting(Written written, Origin origin, Location location, string[] path, Route? route, T? value, bool isKnown)
        : base(written, origin, location, path, route)
    {
        _value = value;
        _isKnown = isKnown;
    }

    /// <summary>True when the effective value is certain.</summary>
    public bool IsKnown => _isKnown;

    /// <summary>The effective value; the type's default where it is not known.</summary>
    public T? Value => _value;

    /// <summary>The written value is this one.</summary>
    public bool IsExplicitly(T value) => Written == Written.Value && Holds(value);

    /// <summary>The value in effect is this one.</summary>
    public bool IsEffectively(T value) => _isKnown && Holds(value);

    /// <summary>The value in effect is certainly another.</summary>
    public bool EffectivelyNot(T value) => _isKnown && !Holds(value);

    bool Holds(T value) => EqualityComparer<T?>.Default.Equals(_value, value);

    internal static Setting<T> NotApplicable { get; } = new(Written.NotApplicable, Origin.None, default, [], null, default, false);

    internal static Setting<T> Of(T value, Origin origin, Location location, string[] path, Route? route) =>
        new(Written.Value, origin, location, path, route, value, true);

    internal static Setting<T> Unknown(Origin origin, Location location, string[] path, Route? route) =>
        new(Written.Unknown, origin, location, path, route, default, false);

    internal static Setting<T> Invalid(Origin origin, Location location, string[] path, Route? route) =>
        new(Written.Invalid, origin, location, path, route, default, false);

    /// <summary>Nothing written, and the engine's own default holds.</summary>
    internal static Setting<T> Default(T value, Written written, Location location, string[] path, Route? route) =>
        new(written, Origin.Default, location, path, route, value, true);

    /// <summary>Nothing written, and what then holds depends on something that is not in the files, such as the image.</summary>
    internal static Setting<T> Unset(Written written, Location location, string[] path, Route? route) =>
        new(written, Origin.None, location, path, route, default, false);

    /// <summary>The same, as what holds the subject hands it down.</summary>
    internal Setting<T> AsInherited() => new(Written, Origin.Inherited, Location, Path, Route, _value, _isKnown);

    /// <summary>Nothing written here; the image's Dockerfile decides.</summary>
    internal Setting<T> FromImage(T value) => new(Written, Origin.Image, Location, Path, Route, value, true);
}
