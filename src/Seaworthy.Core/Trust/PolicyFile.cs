using Seaworthy.Syntax;

namespace Seaworthy.Trust;

/// <summary>A file, or a folder of certificates, that a policy names.</summary>
/// <param name="Path">As it is written, relative to the folder of the policy.</param>
/// <param name="Span">Where it is written.</param>
public sealed record PolicyFileName(string Path, TextSpan Span);

/// <summary>A policy file as it was read: what it says, and what is wrong with it. With a fault in it, nothing of it may be relied on.</summary>
public sealed record PolicyFile(TrustPolicy Policy, IReadOnlyList<SyntaxDiagnostic> Problems)
{
    public bool IsBroken => Problems.Count > 0;

    /// <summary>
    /// What the policy names by a relative path, and so is part of it. Absolute paths belong to one machine: a build on another one could not say whether they
    /// changed.
    /// </summary>
    public IReadOnlyList<PolicyFileName> Files { get; init; } = [];
}
