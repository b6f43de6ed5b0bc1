namespace Seaworthy.Model;

/// <summary>
/// What is scheduled as one: a pod or the template of a Deployment, StatefulSet, Job and the like, found by its structure so that custom resources
/// count too; in compose, a service.
/// </summary>
public class Workload : ISubject
{
    internal Workload(ParsedFile file, Dialect dialect, string kind, string name, string subjectPath, TextSpan nameSpan)
    {
        File = file;
        Dialect = dialect;
        Kind = kind;
        Name = name;
        SubjectPath = subjectPath;
        NameSpan = nameSpan;
    }

    public ParsedFile File { get; }

    public Dialect Dialect { get; }

    /// <summary><c>Deployment</c>, <c>CronJob</c> …; <c>Service</c> in compose.</summary>
    public string Kind { get; }

    public string Name { get; }

    public string SubjectPath { get; }

    public TextSpan NameSpan { get; }

    /// <summary>The Kubernetes object that holds the pod template; null in compose.</summary>
    internal virtual KubernetesObject? Object => null;

    /// <summary>The mapping that holds the pod's <c>metadata</c> and <c>spec</c>: the template, or the Pod itself; null in compose.</summary>
    internal virtual ManifestNode? Template => null;

    /// <summary>The pod's own spec; null in compose.</summary>
    internal virtual ManifestNode? Spec => null;

    /// <summary>Runs to an end: a Job or CronJob. No probe is expected of it.</summary>
    public bool IsBatch { get; internal set; }

    /// <summary>Knative's own: it takes few of a pod's fields, and decides where and how its pods run.</summary>
    internal bool IsKnative => Object?.Group == "serving.knative.dev";

    internal IReadOnlyList<Container> Containers { get; set; } = [];

    /// <summary>The service account's token is mounted; Kubernetes does so unless told otherwise.</summary>
    [In(Dialect.Kubernetes)]
    internal Setting<bool> MountsServiceAccountToken { get; set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Kubernetes)]
    internal Setting<string> ServiceAccount { get; set; } = Setting<string>.NotApplicable;

    /// <summary>The labels of its pods; null where it has none.</summary>
    internal YamlMapping? Labels => Template?.Value("metadata", "labels") as YamlMapping;
}
