using System.Collections.Generic;

namespace Seaworthy.Images.Sigstore;

/// <summary>What a signature must fulfil: the policy with its keys read and its patterns compiled.</summary>
internal sealed record SignerPolicy
{
    public IReadOnlyList<VerificationKey> Keys { get; init; } = [];

    public IReadOnlyList<IdentityMatcher> Identities { get; init; } = [];

    public bool RequiresLog { get; init; } = true;

    public bool RequiresCertificateTimestamp { get; init; } = true;
}

/// <summary>A signature that verifies: who made it, as the policy's entry says and as people read it, and what it states.</summary>
internal sealed record AcceptedSignature(string Party, string Signer, string? PredicateType);
