using System;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Seaworthy.Images.Sigstore;

/// <summary>A public key of a signer, log or authority: ECDSA over the curves of NIST, RSA from 2048 bits, Ed25519. Other kinds are not read.</summary>
internal sealed class VerificationKey
{
    private const string EllipticKey = "1.2.840.10045.2.1";
    private const string RsaKey = "1.2.840.113549.1.1.1";
    private const string EdwardsKey = "1.3.101.112";

    private readonly string algorithm;
    private readonly byte[]? edwards;

    private VerificationKey(byte[] spki, string algorithm, HashAlgorithmName hash, byte[]? edwards)
    {
        Spki = spki;
        Hash = hash;
        this.algorithm = algorithm;
        this.edwards = edwards;
    }

    /// <summary>SubjectPublicKeyInfo, in DER.</summary>
    public byte[] Spki { get; }

    /// <summary>The hash that goes with the key by default (algorithm registry of the sigstore architecture documents).</summary>
    public HashAlgorithmName Hash { get; }

    /// <summary><c>sha256:…</c> over the key, by which people can name it.</summary>
    public string Id => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Spki));

    public bool IsEdwards => edwards is not null;

    public bool Equals(VerificationKey other) => Spki.AsSpan().SequenceEqual(other.Spki);

    /// <summary>The raw key of Ed25519; empty for other kinds.</summary>
    public ReadOnlySpan<byte> Edwards => edwards;

    /// <summary>Reads a SubjectPublicKeyInfo; null where it is none, or of a kind or size that is not supported.</summary>
    public static VerificationKey? FromSpki(ReadOnlySpan<byte> der)
    {
        if (der.Length is 0 or > 4096)
            return null;
        try
        {
            var spki = der.ToArray();
            var outer = new AsnReader(spki, AsnEncodingRules.DER);
            var info = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var identifier = info.ReadSequence();
            var bits = info.ReadBitString(out var unused);
            info.ThrowIfNotEmpty();
            var algorithm = identifier.ReadObjectIdentifier();
            if (unused != 0)
                return null;
            switch (algorithm)
            {
                case EdwardsKey:
                    return bits.Length == 32 && !identifier.HasData ? new(spki, algorithm, HashAlgorithmName.SHA512, bits) : null;
                case EllipticKey:
                    var hash = identifier.ReadObjectIdentifier() switch
                    {
                        "1.2.840.10045.3.1.7" => HashAlgorithmName.SHA256,
                        "1.3.132.0.34" => HashAlgorithmName.SHA384,
                        "1.3.132.0.35" => HashAlgorithmName.SHA512,
                        _ => default,
                    };
                    if (hash == default)
                        return null;
                    using (var key = ECDsa.Create())
                        key.ImportSubjectPublicKeyInfo(spki, out _);
                    return new(spki, algorithm, hash, null);
                case RsaKey:
                    using (var key = RSA.Create())
                    {
                        key.ImportSubjectPublicKeyInfo(spki, out _);
                        return key.KeySize is >= 2048 and <= 8192 ? new(spki, algorithm, HashAlgorithmName.SHA256, null) : null;
                    }
                default:
                    return null;
            }
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads an RSAPublicKey (PKCS #1).</summary>
    public static VerificationKey? FromRsaPublicKey(ReadOnlySpan<byte> der)
    {
        try
        {
            using var key = RSA.Create();
            key.ImportRSAPublicKey(der, out var read);
            return read == der.Length ? FromSpki(key.ExportSubjectPublicKeyInfo()) : null;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads the one public key of a PEM file.</summary>
    public static VerificationKey? FromPem(ReadOnlySpan<byte> file)
    {
        if (file.Length > 64 * 1024)
            return null;
        var text = Encoding.Latin1.GetString(file).AsSpan();
        if (!PemEncoding.TryFind(text, out var fields) || PemEncoding.TryFind(text[fields.Location.End..], out _))
            return null;
        var der = new byte[fields.DecodedDataLength];
        if (!Convert.TryFromBase64Chars(text[fields.Base64Data], der, out var written) || written != der.Length)
            return null;
        var label = text[fields.Label];
        return label.SequenceEqual("PUBLIC KEY") ? FromSpki(der) : label.SequenceEqual("RSA PUBLIC KEY") ? FromRsaPublicKey(der) : null;
    }

    /// <summary>
    /// Whether the signature over the data verifies, under any hash of <see cref="Hashes.All"/>: signers took SHA-256 for every key before there was an
    /// algorithm
    /// registry, and take the key's own hash since. Whatever the hash, the holder of the key has signed these very bytes.
    /// </summary>
    public bool Verify(Artifact data, ReadOnlySpan<byte> signature)
    {
        if (edwards is not null)
        {
            return (data.Bytes is { } bytes && VerifyEdwards(bytes.Span, signature))
                || (data.Digest(HashAlgorithmName.SHA512) is { } prehash && VerifyPrehashed(prehash, signature));
        }
        foreach (var hash in Hashes.All)
        {
            if (data.Digest(hash) is { } digest && VerifyDigest(digest, hash, signature))
                return true;
        }
        return false;
    }

    /// <summary>Whether the signature verifies as logs and authorities make it: with the one hash that goes with the key.</summary>
    public bool VerifyDefault(ReadOnlySpan<byte> data, HashAlgorithmName hash, ReadOnlySpan<byte> signature) =>
        edwards is not null ? VerifyEdwards(data, signature) : VerifyDigest(CryptographicOperations.HashData(hash, data), hash, signature);

    /// <summary>The kind of key that an SCT or a checkpoint must name: <c>true</c> for elliptic curves.</summary>
    public bool IsElliptic => algorithm == EllipticKey;

    private bool VerifyDigest(byte[] digest, HashAlgorithmName hash, ReadOnlySpan<byte> signature)
    {
        try
        {
            if (algorithm == EllipticKey)
            {
                using var elliptic = ECDsa.Create();
                elliptic.ImportSubjectPublicKeyInfo(Spki, out _);
                return elliptic.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
            }
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(Spki, out _);
            return rsa.VerifyHash(digest, signature, hash, RSASignaturePadding.Pkcs1) || rsa.VerifyHash(digest, signature, hash, RSASignaturePadding.Pss);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool VerifyEdwards(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature.ToArray(), 0, edwards, 0, data.ToArray(), 0, data.Length);

    private bool VerifyPrehashed(byte[] prehash, ReadOnlySpan<byte> signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.VerifyPrehash(signature.ToArray(), 0, edwards, 0, [], prehash, 0);
}
