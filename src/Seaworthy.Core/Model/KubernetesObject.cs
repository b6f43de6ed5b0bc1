namespace Seaworthy.Model;

/// <summary>One object of a manifest; the items of a List are objects of their own.</summary>
[In(Dialect.Kubernetes)]
internal sealed class KubernetesObject(ParsedFile file, YamlMapping node, string apiVersion, string kind) : ISubject
{
    ManifestNode? _root;
    Selector? _podSelector;
    bool _hasPodSelector;
    IReadOnlyList<SchemaProblem>? _problems;
    IReadOnlyList<AccessRule>? _accessRules;

    public ParsedFile File { get; } = file;

    internal YamlMapping Node { get; } = node;

    /// <summary>Group and version, <c>apps/v1</c>.</summary>
    public string ApiVersion { get; } = apiVersion;

    public string Kind { get; } = kind;

    /// <summary>The group of <see cref="ApiVersion"/>; empty for the core group.</summary>
    public string Group { get; } = apiVersion.IndexOf('/') is var slash && slash < 0 ? "" : apiVersion.Substring(0, slash);

    /// <summary>A kind that Kubernetes itself brings: others may use the same name, as Knative does with Service.</summary>
    public bool Is(string kind) => Kind == kind && IsBuiltIn;

    /// <summary>The group is one of Kubernetes' own: those have no dot in their name, or end in <c>.k8s.io</c>.</summary>
    public bool IsBuiltIn => Group.IndexOf('.') < 0 || Group.EndsWith(".k8s.io", System.StringComparison.Ordinal);

    /// <summary><c>metadata.name</c>; empty where it is missing or generated.</summary>
    public string Name { get; init; } = "";

    public TextSpan NameSpan { get; init; }

    /// <summary><c>metadata.namespace</c>, or null where none is written.</summary>
    public string? Namespace { get; init; }

    // Objects of one kind and name in two namespaces are two subjects.
    public string SubjectPath => Kind + (string.IsNullOrEmpty(Namespace) ? "" : "/" + Namespace) + (Name.Length > 0 ? "/" + Name : "");

    /// <summary>The object, to read anything of it; an absence stands at its name.</summary>
    internal ManifestNode Root => _root ??= new ManifestNode(File, Node, NameSpan);

    /// <summary>How it differs from the schema of its kind; worked out once for all rules that ask.</summary>
    internal IReadOnlyList<SchemaProblem> SchemaProblems => _problems ??= SchemaCheck.Check(this);

    internal IReadOnlyList<AccessRule> AccessRules => _accessRules ??= AccessRule.Read(this);

    /// <summary>All objects of its file, in order.</summary>
    public IReadOnlyList<KubernetesObject> FileObjects { get; internal set; } = [];

    /// <summary>The pod templates in it.</summary>
    public IReadOnlyList<Workload> Workloads { get; internal set; } = [];

    internal KubernetesFile? Manifest { get; set; }

    /// <summary>The pods that a Service, network policy or disruption budget is about; null for other objects, and where none is written.</summary>
    internal Selector? PodSelector
    {
        get
        {
            if (!_hasPodSelector)
            {
                _hasPodSelector = true;
                var spec = Root.Child("spec");
                _podSelector = Kind switch
                {
                    "Service" => Selector.OfLabels(spec?.Value("selector")),
                    "NetworkPolicy" => Selector.Of(spec?.Value("podSelector")),
                    "PodDisruptionBudget" => Selector.Of(spec?.Value("selector")),
                    _ => null,
                };
            }
            return _podSelector;
        }
    }

    /// <summary>The objects that are applied together with it.</summary>
    internal RenderUnit Unit => Manifest!.Units!.Of(Manifest);

    /// <summary>Nothing in it can be run: a patch, which says only what it changes, so that what it leaves out is no oversight.</summary>
    public bool IsPatch
    {
        get
        {
            foreach (var workload in Workloads)
            {
                foreach (var container in workload.Containers)
                {
                    if (container.Image is not null)
                        return false;
                }
            }
            return true;
        }
    }
}

/// <summary>A Kubernetes manifest.</summary>
internal sealed class KubernetesFile(ParsedFile file, IReadOnlyList<KubernetesObject> objects)
{
    public ParsedFile File { get; } = file;

    internal IReadOnlyList<KubernetesObject> Objects { get; } = objects;

    internal RenderUnits? Units { get; set; }

    /// <summary>An object of that kind stands in the file.</summary>
    internal bool Holds(string kind)
    {
        foreach (var item in Objects)
        {
            if (item.Kind == kind)
                return true;
        }
        return false;
    }

    /// <summary>What a kustomization makes of the files it names, and not a file's own objects.</summary>
    internal bool IsRendered { get; init; }

    /// <summary>The kustomization makes more than is known.</summary>
    internal bool IsPartial { get; init; }

    /// <summary>Kinds and names that kustomize brings along: what generators make, and what objects are called with prefix and suffix.</summary>
    internal IReadOnlyCollection<(string Kind, string Name)> MadeNames { get; init; } = [];
}
