using System;
using System.Buffers;
using System.Collections.Generic;
using System.Security.Cryptography;

namespace Seaworthy.Images.Sigstore;

/// <summary>The hash algorithms that signatures, log entries and subjects may name. SHA-1 and MD5 are not among them.</summary>
internal static class Hashes
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static IReadOnlyList<HashAlgorithmName> All { get; } = [HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512];

    /// <summary>By the name in digests and log entries of version 1: <c>sha256</c>.</summary>
    public static HashAlgorithmName? FromName(string? name) => name switch
    {
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>By the enumeration of sigstore_common.proto, as a name or number.</summary>
    public static HashAlgorithmName? FromEnum(string? name) => name switch
    {
        "SHA2_256" or "1" => HashAlgorithmName.SHA256,
        "SHA2_384" or "2" => HashAlgorithmName.SHA384,
        "SHA2_512" or "3" => HashAlgorithmName.SHA512,
        _ => null,
    };

    public static int Length(HashAlgorithmName algorithm) =>
        algorithm == HashAlgorithmName.SHA256 ? 32 : algorithm == HashAlgorithmName.SHA384 ? 48 : 64;

    public static byte[]? FromHex(ReadOnlySpan<char> text)
    {
        if (text.Length % 2 != 0 || text.Length > 128 || text.ContainsAnyExcept(HexDigits))
            return null;
        return Convert.FromHexString(text);
    }
}
