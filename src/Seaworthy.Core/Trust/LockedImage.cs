namespace Seaworthy.Trust;

/// <summary>A manifest of an index for one platform.</summary>
/// <param name="Platform"><c>os/architecture</c>, with <c>/variant</c> where there is one.</param>
/// <param name="Digest"><c>sha256:…</c> of the platform's manifest.</param>
public sealed record LockedPlatform(string Platform, string Digest);

/// <summary>One image as the lock file has it: what was asked for, what it was, and what its signature was worth.</summary>
public sealed record LockedImage
{
    /// <summary>
    /// The normalised reference: <c>docker.io/library/alpine:3.20</c>, or <c>…@sha256:…</c> where no tag is written. Entries are sorted by it.
    /// </summary>
    public required string Reference { get; init; }

    /// <summary>The digest of the index, or of the manifest where there is no index.</summary>
    public required string Digest { get; init; }

    public required string MediaType { get; init; }

    /// <summary>The manifests of the index, sorted; empty where there is no index.</summary>
    public IReadOnlyList<LockedPlatform> Platforms { get; init; } = [];

    /// <summary>
    /// The hashes of the policies under which the entry was verified, sorted; <see cref="NoPolicy"/> for the built-in one. Several, where manifests name the
    /// image that are under different policies.
    /// </summary>
    public IReadOnlyList<string> Policies { get; init; } = [NoPolicy];

    /// <summary>Stands for the hash where no policy file governs a manifest.</summary>
    public const string NoPolicy = "none";

    /// <summary>The scheme that the policy asked for; <see cref="TrustScheme.None"/> where a digest was enough.</summary>
    public TrustScheme Scheme { get; init; }

    /// <summary>What became of it; null where no signature was asked for.</summary>
    public TrustState? State { get; init; }

    /// <summary>Why the state is not <see cref="TrustState.Signed"/>; null where it is.</summary>
    public string? Reason { get; init; }

    /// <summary>Who signed, as the verdict names him.</summary>
    public string? Signer { get; init; }

    /// <summary>When the signature stops to hold, as <c>2027-01-31T12:00:00Z</c>; null where it says nothing.</summary>
    public string? Expires { get; init; }

    /// <summary>When the statement of freshness runs out (DCT timestamp), in the same form.</summary>
    public string? FreshUntil { get; init; }

    /// <summary>
    /// The documents that the verdict rests on, sorted by kind, then digest. For TUF it is the client's memory: versions below these are a replay.
    /// </summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What the verdict left open, such as revocation that was not checked.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
