using System;
using System.Security.Cryptography;

namespace Seaworthy.Images.Registry;

/// <summary>Digests of the algorithms that registries may use (OCI image specification, descriptor.md).</summary>
public static class Digests
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return "sha256:" + Convert.ToHexStringLower(hash);
    }

    /// <summary>A well-formed digest of an algorithm that can be checked.</summary>
    public static bool IsSupported(string digest)
    {
        var length = digest.StartsWith("sha256:", StringComparison.Ordinal) ? 64 : digest.StartsWith("sha512:", StringComparison.Ordinal) ? 128 : 0;
        if (length == 0 || digest.Length != 7 + length)
            return false;
        foreach (var c in digest.AsSpan(7))
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
                return false;
        }
        return true;
    }

    /// <summary>The bytes have that digest. False for digests that cannot be checked.</summary>
    public static bool Match(string digest, ReadOnlySpan<byte> bytes) =>
        IsSupported(digest)
        && digest.AsSpan(7).SequenceEqual(Convert.ToHexStringLower(digest.StartsWith("sha256:", StringComparison.Ordinal) ? SHA256.HashData(bytes)
            : SHA512.HashData(bytes)));
}
