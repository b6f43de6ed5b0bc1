namespace Seaworthy.Syntax;

/// <summary>What a file is taken for.</summary>
public enum FileKind
{
    /// <summary>Nothing that is linted.</summary>
    Other,

    Dockerfile,
    Compose,
    Kubernetes,

    /// <summary><c>kustomization.yaml</c>.</summary>
    Kustomization,

    /// <summary>A list of operations (JSON patch) that a kustomization may name.</summary>
    Patch,

    /// <summary>A compose file under a name of its own that others extend: its services are judged in those that they become part of.</summary>
    Extended,

    /// <summary><c>seaworthy.lock.json</c>.</summary>
    Lock,

    /// <summary><c>seaworthy.trust.yaml</c>.</summary>
    TrustPolicy,
}
