using System;
using System.Collections.Generic;

namespace Seaworthy.Images;

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
