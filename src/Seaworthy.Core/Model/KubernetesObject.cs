using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;

namespace Seaworthy.Model;

/// <summary>One object of a manifest; the items of a List are objects of their own.</summary>
public sealed class KubernetesObject(ParsedFile file, YamlMapping node, string apiVersion, string kind) : ISubject
{
    ManifestNode? _root;

    public ParsedFile File { get; } = file;

    public YamlMapping Node { get; } = node;

    /// <summary>Group and version, <c>apps/v1</c>.</summary>
    public string ApiVersion { get; } = apiVersion;

    public string Kind { get; } = kind;

    /// <summary><c>metadata.name</c>; empty where it is missing or generated.</summary>
    public string Name { get; init; } = "";

    public TextSpan NameSpan { get; init; }

    /// <summary><c>metadata.namespace</c>, or null where none is written.</summary>
    public string? Namespace { get; init; }

    public string SubjectPath => Kind + "/" + Name;

    /// <summary>The object, to read anything of it; an absence stands at its name.</summary>
    public ManifestNode Root => _root ??= new ManifestNode(File, Node, NameSpan);

    /// <summary>The pod templates in it.</summary>
    public IReadOnlyList<Workload> Workloads { get; internal set; } = [];

    internal KubernetesFile? Manifest { get; set; }

    /// <summary>The objects that are applied together with it.</summary>
    public RenderUnit Unit => Manifest!.Units!.Of(Manifest);
}

/// <summary>A Kubernetes manifest.</summary>
public sealed class KubernetesFile(ParsedFile file, IReadOnlyList<KubernetesObject> objects)
{
    public ParsedFile File { get; } = file;

    public IReadOnlyList<KubernetesObject> Objects { get; } = objects;

    internal Binding.Kubernetes.RenderUnits? Units { get; set; }
}
