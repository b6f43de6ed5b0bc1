using Seaworthy.Syntax;

namespace Seaworthy.Trust;

/// <summary>A policy file as it was read: what it says, and what is wrong with it. With a fault in it, nothing of it may be relied on.</summary>
public sealed record PolicyFile(TrustPolicy Policy, IReadOnlyList<SyntaxDiagnostic> Problems)
{
    public bool IsBroken => Problems.Count > 0;
}
