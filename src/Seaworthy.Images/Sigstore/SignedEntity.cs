using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>A signature with what it takes to verify it: the common form of bundles and of cosign's annotations.</summary>
internal sealed record SignedEntity
{
    public required byte[] Signature { get; init; }

    /// <summary>The signer's certificate; null where a key signed that the verifier knows.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>What is signed in place of the artifact itself; null for a signature over the artifact.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>What the signer says is the artifact's digest.</summary>
    public Artifact? Digest { get; init; }

    public IReadOnlyList<LogEntry> Entries { get; init; } = [];

    /// <summary>Answers of timestamp authorities (TimeStampResp of RFC 3161).</summary>
    public IReadOnlyList<byte[]> Timestamps { get; init; } = [];
}

/// <summary>The inside of a DSSE envelope.</summary>
internal sealed record Envelope(string PayloadType, byte[] Payload)
{
    /// <summary>The bytes that are signed (DSSE protocol, "Signature Definition").</summary>
    public Artifact Encoded()
    {
        var type = Encoding.UTF8.GetBytes(PayloadType);
        var head = Encoding.ASCII.GetBytes($"DSSEv1 {type.Length} ");
        var middle = Encoding.ASCII.GetBytes($" {Payload.Length} ");
        byte[] bytes = [.. head, .. type, .. middle, .. Payload];
        return Artifact.FromBytes(bytes);
    }
}

/// <summary>An entry of a transparency log.</summary>
internal sealed record LogEntry
{
    public required byte[] LogId { get; init; }

    /// <summary>The entry's place in the whole log, of which the promise speaks; a proof has its own.</summary>
    public required long Index { get; init; }

    /// <summary>Kind and version as the bundle names them; null where only the body does.</summary>
    public string? Kind { get; init; }

    public string? Version { get; init; }

    /// <summary>Seconds since 1970; zero in logs of version 2. Only a promise vouches for it.</summary>
    public long IntegratedTime { get; init; }

    /// <summary>The signed entry timestamp.</summary>
    public byte[]? Promise { get; init; }

    public InclusionProof? Proof { get; init; }

    public required byte[] Body { get; init; }

    public DateTimeOffset? Time => IntegratedTime is > 0 and < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(IntegratedTime) : null;

    public bool IsSame(LogEntry other) =>
        LogId.AsSpan().SequenceEqual(other.LogId) && (Index == other.Index || CryptographicOperations.FixedTimeEquals(Body, other.Body));
}

/// <summary>The way from an entry to a tree head (RFC 6962, section 2.1.1), which the log has signed where there is a checkpoint.</summary>
internal sealed record InclusionProof(long Index, byte[] RootHash, long TreeSize, IReadOnlyList<byte[]> Hashes, string? Checkpoint);
