using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.ContentTrust;

/// <summary>A public key as metadata name it. Its id is the hash of what it says, so that an id stands for one key.</summary>
sealed class TufKey
{
    const int LeastRsaBits = 2048;
    const int MostBytes = 64 * 1024;
    readonly byte[] _material;

    TufKey(string id, string type, byte[] material)
    {
        Id = id;
        Type = type;
        _material = material;
    }

    public string Id { get; }

    /// <summary><c>ecdsa</c>, <c>rsa</c>, <c>ed25519</c>, <c>ecdsa-x509</c>, <c>rsa-x509</c>, or one that can verify nothing.</summary>
    public string Type { get; }

    public bool IsCertificate => Type is "ecdsa-x509" or "rsa-x509";

    /// <summary>The certificate of the key and those above it; none for other kinds, or where they cannot be read.</summary>
    public IReadOnlyList<Certificate> Certificates
    {
        get
        {
            try
            {
                return field ??= IsCertificate ? Pem.Certificates(_material) : [];
            }
            catch (Refusal)
            {
                return field = [];
            }
        }
    }

    /// <summary>A key that stands under an id that is not its own: it could be counted as another, so that it verifies nothing.</summary>
    public static TufKey Unusable(string id) => new(id, "", []);

    public static TufKey Parse(JsonElement element)
    {
        const string What = "a key";
        if (element.ValueKind != JsonValueKind.Object)
            throw Refusal.Invalid($"{What} is not an object");
        var type = StrictJson.Text(element, "keytype", What);
        var value = StrictJson.Object(element, "keyval", What);
        var text = StrictJson.Text(value, "public", What);
        // What is hashed is these members alone, whatever else is written there.
        var canonical = $$"""{"keytype":"{{Escaped(type)}}","keyval":{"private":null,"public":"{{Escaped(text)}}" """.TrimEnd() + "}}";
        var id = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(canonical)));
        return text.Length <= MostBytes ? new TufKey(id, type, StrictJson.Base64(text, What)) : throw Refusal.Invalid($"{What} is longer than 64 KiB");
    }

    /// <summary>Whether this key signed, by a method that goes with its kind.</summary>
    public bool Verifies(string method, byte[] message, byte[] signature)
    {
        try
        {
            return (method, Type) switch
            {
                ("ecdsa", "ecdsa" or "ecdsa-x509") => Ecdsa(message, signature),
                ("rsapss", "rsa" or "rsa-x509") => Rsa(message, signature, RSASignaturePadding.Pss),
                ("rsapkcs1v15", "rsa" or "rsa-x509") => Rsa(message, signature, RSASignaturePadding.Pkcs1),
                ("eddsa", "ed25519") => Eddsa(message, signature),
                _ => false,
            };
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    byte[] PublicKey() => IsCertificate ? Certificates.Count > 0 ? Certificates[0].Key : [] : _material;

    bool Ecdsa(byte[] message, byte[] signature)
    {
        using var key = ECDsa.Create();
        var der = PublicKey();
        key.ImportSubjectPublicKeyInfo(der, out var read);
        return read == der.Length && signature.Length == 2 * ((key.KeySize + 7) / 8)
            && key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    bool Rsa(byte[] message, byte[] signature, RSASignaturePadding padding)
    {
        using var key = RSA.Create();
        var der = PublicKey();
        key.ImportSubjectPublicKeyInfo(der, out var read);
        return read == der.Length && key.KeySize >= LeastRsaBits && key.VerifyData(message, signature, HashAlgorithmName.SHA256, padding);
    }

    bool Eddsa(byte[] message, byte[] signature)
    {
        if (_material.Length != 32 || signature.Length != 64)
            return false;
        var verifier = new Ed25519Signer();
        verifier.Init(false, new Ed25519PublicKeyParameters(_material));
        verifier.BlockUpdate(message, 0, message.Length);
        return verifier.VerifySignature(signature);
    }
}
