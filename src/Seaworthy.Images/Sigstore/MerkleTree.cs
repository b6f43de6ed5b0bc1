using System;
using System.Collections.Generic;
using System.Numerics;
using System.Security.Cryptography;

namespace Seaworthy.Images.Sigstore;

/// <summary>Hashes of a log's tree (RFC 6962, section 2.1).</summary>
internal static class MerkleTree
{
    /// <summary>The root to which a proof leads from a leaf; null where the proof has not the length that index and size ask for.</summary>
    public static byte[]? Root(ReadOnlySpan<byte> leaf, long index, long size, IReadOnlyList<byte[]> proof)
    {
        if (index < 0 || index >= size)
            return null;
        // Below the place where the paths of this leaf and of the last one part, each step has a sibling; above it only those on the left.
        var inner = 64 - BitOperations.LeadingZeroCount((ulong)(index ^ (size - 1)));
        var border = BitOperations.PopCount(inner == 64 ? 0 : (ulong)index >> inner);
        if (proof.Count != inner + border)
            return null;
        byte[] hash = SHA256.HashData([0, .. leaf]);
        for (var i = 0; i < proof.Count; i++)
        {
            if (proof[i].Length != 32)
                return null;
            hash = i < inner && (index >> i & 1) == 0 ? Node(hash, proof[i]) : Node(proof[i], hash);
        }
        return hash;
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
