using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text.Json;

namespace Seaworthy.Images.ContentTrust;

/// <summary>One signature of metadata.</summary>
sealed record MetadataSignature(string KeyId, string Method, byte[] Bytes);

/// <summary>A file of TUF metadata: what is signed, by whom, and the fields that all kinds have. Nothing is verified yet.</summary>
sealed class SignedMetadata
{
    const int MostSignatures = 200;

    SignedMetadata(string role, ReadOnlyMemory<byte> bytes, JsonElement signed, IReadOnlyList<MetadataSignature> signatures)
    {
        Role = role;
        Bytes = bytes;
        Signed = signed;
        Signatures = signatures;
        Message = CanonicalJson.Encode(signed);
        Version = StrictJson.Integer(signed, "version", role);
        Expires = StrictJson.Time(StrictJson.Text(signed, "expires", role), $"the expiry of {role}");
    }

    public string Role { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    public JsonElement Signed { get; }

    public IReadOnlyList<MetadataSignature> Signatures { get; }

    /// <summary>The bytes that were signed.</summary>
    public byte[] Message { get; }

    public long Version { get; }

    public DateTimeOffset Expires { get; }

    public Evidence Evidence => new(Role, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Bytes.Span)), Version);

    public static SignedMetadata Parse(string role, ReadOnlyMemory<byte> bytes)
    {
        // The document lives as long as its elements do.
        var root = StrictJson.Parse(bytes, role).RootElement;
        var signed = StrictJson.Object(root, "signed", role);
        var type = StrictJson.Text(signed, "_type", role);
        var wanted = role.Contains('/', StringComparison.Ordinal) ? "targets" : role;
        if (!string.Equals(type, wanted, StringComparison.OrdinalIgnoreCase))
            throw Refusal.Invalid($"{role} is of type '{Refusal.Shown(type)}'");
        if (!root.TryGetProperty("signatures", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostSignatures)
            throw Refusal.Invalid($"{role} is not signed, or more often than is sensible");
        var signatures = new List<MetadataSignature>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                throw Refusal.Invalid($"a signature of {role} is malformed");
            signatures.Add(new MetadataSignature(
                StrictJson.Text(item, "keyid", "a signature"),
                StrictJson.Text(item, "method", "a signature"),
                StrictJson.Base64(StrictJson.Text(item, "sig", "a signature"), "a signature")));
        }
        var metadata = new SignedMetadata(role, bytes, signed, signatures);
        return metadata.Version >= 1 ? metadata : throw Refusal.Invalid($"{role} has no version from 1 on");
    }
}
