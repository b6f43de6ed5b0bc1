namespace Seaworthy.Model;

/// <summary>The programs that make a cluster.</summary>
[Flags]
enum ClusterProgram
{
    None = 0,
    ApiServer = 1,
    ControllerManager = 2,
    Scheduler = 4,
    Etcd = 8,
    Kubelet = 16,
    KubeProxy = 32,
}

/// <summary>A program of the control plane or of a node with its settings: the flags of a container's command, or a configuration object.</summary>
[In(Dialect.Kubernetes)]
sealed class ClusterComponent : ISubject
{
    readonly List<ComponentFlag> _flags = [];

    internal ClusterComponent(ParsedFile file, string subjectPath, ClusterProgram program, Location location)
    {
        File = file;
        SubjectPath = subjectPath;
        Program = program;
        Location = location;
    }

    public ParsedFile File { get; }

    public string SubjectPath { get; }

    public ClusterProgram Program { get; }

    /// <summary>Where the program is named: findings of absence stand there.</summary>
    public Location Location { get; }

    /// <summary>
    /// The settings come from a configuration object: what is absent is what the object's defaults say, and they are safer than those of the flags.
    /// </summary>
    public bool IsConfiguration { get; internal init; }

    /// <summary>The minor version of Kubernetes that the program is of, as its image tells; null where it does not.</summary>
    public int? Minor { get; internal init; }

    /// <summary>Flags may come from elsewhere too: a variable, a configuration file, a tool that adds its own. What is absent is then unknown.</summary>
    public bool IsOpen { get; internal set; }

    /// <summary>The container or object, and the list of words in it that a new flag is added to; null where nothing may be added.</summary>
    internal (YamlMapping Node, string[] Path)? Words { get; set; }

    internal void Add(ComponentFlag flag) => _flags.Add(flag);

    /// <summary>The last flag of that name, as programs read them; null where there is none.</summary>
    public ComponentFlag? Find(string name)
    {
        for (var i = _flags.Count - 1; i >= 0; i--)
        {
            if (_flags[i].Name == name)
                return _flags[i];
        }
        return null;
    }
}

/// <summary>One setting of a program.</summary>
/// <param name="Name">The flag without its dashes; settings of configuration objects have the name of their flag.</param>
/// <param name="Value">The value as text; null where it cannot be known.</param>
/// <param name="Location">The characters of the value.</param>
/// <param name="CanReplace">An edit may replace these characters.</param>
sealed record ComponentFlag(string Name, string? Value, Location Location, bool CanReplace);
