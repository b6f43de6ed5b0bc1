using System;
using System.Collections.Generic;

namespace Seaworthy.Images;

/// <summary>The way an image is signed.</summary>
public enum TrustScheme
{
    None,

    /// <summary>Notary Project signatures, made by <c>notation</c>.</summary>
    Notation,

    /// <summary>Sigstore signatures, made by <c>cosign</c>.</summary>
    Sigstore,

    /// <summary>Docker Content Trust: Notary v1, The Update Framework.</summary>
    ContentTrust,
}

/// <summary>What became of the question whether an image is signed as the policy wants.</summary>
public enum TrustState
{
    /// <summary>A signature verifies under the policy.</summary>
    Signed,

    /// <summary>There is no signature.</summary>
    Unsigned,

    /// <summary>There are signatures, and none is of a party that the policy trusts.</summary>
    WrongSigner,

    /// <summary>A signature of a trusted party says that it no longer holds.</summary>
    Expired,

    /// <summary>The statement that this is the newest state has run out (DCT timestamp).</summary>
    FreshnessLost,

    /// <summary>The server shows an older state than one that was seen before.</summary>
    RolledBack,

    /// <summary>Something is signed and does not verify: altered, malformed, or not of this image.</summary>
    Invalid,
}

/// <summary>A document that a verdict rests on.</summary>
/// <param name="Kind">What it is: <c>signature</c>, <c>root</c>, <c>timestamp</c>, <c>targets/releases</c> …</param>
/// <param name="Digest"><c>sha256:…</c> over its bytes.</param>
/// <param name="Version">The version that it names itself, where it has one.</param>
public sealed record Evidence(string Kind, string Digest, long? Version = null);

/// <summary>The answer for one manifest under one scheme. Equal inputs, date included, give equal verdicts.</summary>
public sealed record Verdict(TrustScheme Scheme, TrustState State, string Reason)
{
    /// <summary>Who signed: a certificate subject, an identity with its issuer, a key id, delegation names.</summary>
    public string? Signer { get; init; }

    /// <summary>When the signature stops to hold; null where it says nothing.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When the statement of freshness runs out (DCT timestamp); null in other schemes.</summary>
    public DateTimeOffset? FreshUntil { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What is worth saying although it decides nothing: revocation not checked, a delegation that was left out …</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
