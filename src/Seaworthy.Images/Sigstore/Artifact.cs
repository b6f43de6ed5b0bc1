using System;
using System.Security.Cryptography;

namespace Seaworthy.Images.Sigstore;

/// <summary>What a signature is about: the bytes themselves, or only their digest.</summary>
public sealed class Artifact
{
    private readonly ReadOnlyMemory<byte>? bytes;
    private readonly HashAlgorithmName algorithm;
    private readonly byte[]? digest;

    // One place for each of Hashes.All: a long artifact is hashed once, however many digests are compared with it.
    private readonly byte[]?[] known = new byte[]?[3];

    private Artifact(ReadOnlyMemory<byte>? bytes, HashAlgorithmName algorithm, byte[]? digest)
    {
        this.bytes = bytes;
        this.algorithm = algorithm;
        this.digest = digest;
    }

    public static Artifact FromBytes(ReadOnlyMemory<byte> bytes) => new(bytes, default, null);

    /// <summary>From <c>sha256:…</c>, <c>sha384:…</c> or <c>sha512:…</c> with lower-case hexadecimal digits; null where it is not that.</summary>
    public static Artifact? FromDigest(string digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var colon = digest.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || Hashes.FromName(digest[..colon]) is not { } algorithm)
            return null;
        var bytes = Hashes.FromHex(digest.AsSpan(colon + 1));
        return bytes?.Length == Hashes.Length(algorithm) ? new(null, algorithm, bytes) : null;
    }

    /// <summary>The bytes, where they are known.</summary>
    internal ReadOnlyMemory<byte>? Bytes => bytes;

    /// <summary>The digest by an algorithm; null where only another one's is known.</summary>
    internal byte[]? Digest(HashAlgorithmName by)
    {
        if (bytes is { } content)
            return known[Hashes.Length(by) / 16 - 2] ??= CryptographicOperations.HashData(by, content.Span);
        return by == algorithm ? digest : null;
    }
}
