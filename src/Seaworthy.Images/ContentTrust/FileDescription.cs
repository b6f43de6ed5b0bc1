using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text.Json;

namespace Seaworthy.Images.ContentTrust;

/// <summary>Length and hashes of a file, as other metadata state them. At least one of SHA-256 and SHA-512 is there; all that are must agree.</summary>
sealed record FileDescription(long Length, byte[]? Sha256, byte[]? Sha512)
{
    const int MostFiles = 100_000;

    /// <summary>What nothing can agree with.</summary>
    static readonly FileDescription Unusable = new(-1, null, null);

    /// <param name="isLenient">An entry that is malformed is unusable by itself: a tag that nobody asks for fails no others.</param>
    public static Dictionary<string, FileDescription> ReadAll(JsonElement owner, string member, string what, bool isLenient = false)
    {
        var files = new Dictionary<string, FileDescription>(StringComparer.Ordinal);
        if (!owner.TryGetProperty(member, out var map) || map.ValueKind == JsonValueKind.Null)
            return files;
        if (map.ValueKind != JsonValueKind.Object)
            throw Refusal.Invalid($"'{member}' of {what} is not an object");
        foreach (var file in map.EnumerateObject())
        {
            if (files.Count == MostFiles)
                throw Refusal.Invalid($"{what} lists more than {MostFiles} files");
            try
            {
                files.Add(file.Name, Read(file.Value, $"'{Refusal.Shown(file.Name)}' in {what}"));
            }
            catch (Refusal) when (isLenient)
            {
                files.Add(file.Name, Unusable);
            }
        }
        return files;
    }

    static FileDescription Read(JsonElement element, string what)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Refusal.Invalid($"{what} is not an object");
        var length = StrictJson.Integer(element, "length", what);
        var hashes = StrictJson.Object(element, "hashes", what);
        var sha256 = Hash(hashes, "sha256", 32, what);
        var sha512 = Hash(hashes, "sha512", 64, what);
        if (length < 0 || (sha256 is null && sha512 is null))
            throw Refusal.Invalid($"{what} has no length, or neither SHA-256 nor SHA-512");
        return new FileDescription(length, sha256, sha512);
    }

    public bool Describes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length
        && (Sha256 is null || SHA256.HashData(bytes).AsSpan().SequenceEqual(Sha256))
        && (Sha512 is null || SHA512.HashData(bytes).AsSpan().SequenceEqual(Sha512));

    static byte[]? Hash(JsonElement hashes, string name, int length, string what)
    {
        if (StrictJson.OptionalText(hashes, name, what) is not { } text)
            return null;
        var hash = StrictJson.Base64(text, $"a hash of {what}");
        return hash.Length == length ? hash : throw Refusal.Invalid($"a hash of {what} has a wrong length");
    }
}
