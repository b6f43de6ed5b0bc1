using System;
using System.Collections.Generic;

namespace Seaworthy.Images.ContentTrust;

/// <summary>What is asked of Docker Content Trust, and what is known already.</summary>
/// <param name="Gun">The repository's global name: <c>docker.io/library/alpine</c>.</param>
/// <param name="Image">The manifest or index that must be signed.</param>
/// <param name="Tag">The tag that must be signed for it; null: any.</param>
/// <param name="Now">The time that is taken for now.</param>
public sealed record ContentTrustQuestion(string Gun, Descriptor Image, string? Tag, DateTimeOffset Now)
{
    /// <summary>The digest was signed for the tag when it was locked: another one that is signed now comes from the publisher.</summary>
    public bool WasSigned { get; init; }

    /// <summary>What was seen of the repository before, through whichever tag: the memory against replays and exchanged roots.</summary>
    public IReadOnlyList<Evidence> Seen { get; init; } = [];

    /// <summary>Key ids of root certificates, one of which the root must carry.</summary>
    public IReadOnlyList<string> PinnedKeyIds { get; init; } = [];

    /// <summary>Authorities (PEM), below one of which the root's certificate must stand.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> PinnedAuthorities { get; init; } = [];

    /// <summary>Whether a root is believed that nothing is known of.</summary>
    public bool TrustsFirstUse { get; init; } = true;

    /// <summary>Names of delegations that must have signed the tag.</summary>
    public IReadOnlyList<string> RequiredSigners { get; init; } = [];

    /// <summary>How many different signers it takes.</summary>
    public int Threshold { get; init; } = 1;
}
