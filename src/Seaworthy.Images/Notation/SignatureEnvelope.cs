using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Notation;

/// <summary>A signature as either kind of envelope carries it, its form checked and its signature not yet.</summary>
sealed record SignatureEnvelope
{
    public const string PayloadType = "application/vnd.cncf.notary.payload.v1+json";
    public const string X509 = "notary.x509";
    public const string SigningAuthority = "notary.x509.signingAuthority";
    public const string ExpiryHeader = "io.cncf.notary.expiry";
    public const string SchemeHeader = "io.cncf.notary.signingScheme";
    public const string SigningTimeHeader = "io.cncf.notary.signingTime";
    public const string AuthenticTimeHeader = "io.cncf.notary.authenticSigningTime";
    public const string TimestampHeader = "io.cncf.notary.timestampSignature";

    const int MostCertificates = 20;

    public required SignatureAlgorithm Algorithm { get; init; }

    public required string ContentType { get; init; }

    public required byte[] Payload { get; init; }

    /// <summary>The bytes that were signed.</summary>
    public required byte[] Signed { get; init; }

    public required byte[] Signature { get; init; }

    /// <summary>The signing certificate first, the root last.</summary>
    public required IReadOnlyList<Certificate> Chain { get; init; }

    public required string Scheme { get; init; }

    /// <summary>When it was signed: as the signer says (notary.x509), or as the signing authority warrants.</summary>
    public required DateTimeOffset SigningTime { get; init; }

    public DateTimeOffset? Expiry { get; init; }

    /// <summary>An RFC 3161 token over the signature.</summary>
    public byte[]? Timestamp { get; init; }

    public static SignatureEnvelope Parse(ReadOnlyMemory<byte> bytes, string mediaType) => mediaType switch
    {
        "application/jose+json" => JwsEnvelope.Parse(bytes),
        "application/cose" => CoseEnvelope.Parse(bytes),
        _ => throw Refusal.Invalid($"envelopes of type '{Refusal.Shown(mediaType)}' are not known"),
    };

    /// <summary>Rules that hold for both kinds of envelope (Notary Project signature specification).</summary>
    public SignatureEnvelope Checked()
    {
        if (ContentType != PayloadType)
            throw Refusal.Invalid($"the content type of the signature is '{Refusal.Shown(ContentType)}'");
        if (Payload.Length == 0)
            throw Refusal.Invalid("the signature signs nothing");
        if (Expiry is { } expiry && expiry <= SigningTime)
            throw Refusal.Invalid("the signature expires before it was made");
        return this;
    }

    /// <summary>
    /// Headers that must be understood. The ones of this list alone are, they must be there, and those that change what a signature means must be marked.
    /// </summary>
    public static void CheckCritical(IReadOnlyList<string> critical, string scheme, bool hasExpiry)
    {
        if (critical.Count == 0)
            throw Refusal.Invalid("the signature marks no header as critical");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var header in critical)
        {
            if (!seen.Add(header))
                throw Refusal.Invalid($"header '{Refusal.Shown(header)}' is marked as critical twice");
            var isKnown = header == SchemeHeader || (header == ExpiryHeader && hasExpiry) || (header == AuthenticTimeHeader && scheme == SigningAuthority);
            if (!isKnown)
                throw Refusal.Invalid($"header '{Refusal.Shown(header)}' is marked as critical, and is missing or not known");
        }
        if (!seen.Contains(SchemeHeader) || (hasExpiry && !seen.Contains(ExpiryHeader)) || (scheme == SigningAuthority && !seen.Contains(AuthenticTimeHeader)))
            throw Refusal.Invalid("a header that must be marked as critical is not");
    }

    public static List<Certificate> Certificates(IReadOnlyList<byte[]> chain)
    {
        if (chain.Count is 0 or > MostCertificates)
            throw Refusal.Invalid("the signature has no certificate chain, or one of more than 20 certificates");
        var certificates = new List<Certificate>();
        foreach (var der in chain)
            certificates.Add(Certificate.Parse(der));
        return certificates;
    }

    /// <summary>Whether the key of the signing certificate made the signature, with the one algorithm that belongs to that key.</summary>
    public bool IsIntact() => SignatureAlgorithm.Of(Chain[0]) == Algorithm && Algorithm.Verifies(Chain[0], Signed, Signature);
}

/// <summary>The six algorithms of the signature specification; which one is used follows from the key.</summary>
sealed record SignatureAlgorithm(string Name, int CoseId, HashAlgorithmName Hash, bool IsElliptic)
{
    public static readonly IReadOnlyList<SignatureAlgorithm> All =
    [
        new("PS256", -37, HashAlgorithmName.SHA256, false),
        new("PS384", -38, HashAlgorithmName.SHA384, false),
        new("PS512", -39, HashAlgorithmName.SHA512, false),
        new("ES256", -7, HashAlgorithmName.SHA256, true),
        new("ES384", -35, HashAlgorithmName.SHA384, true),
        new("ES512", -36, HashAlgorithmName.SHA512, true),
    ];

    /// <summary>The algorithm of a certificate's key, or null for a key that must not sign.</summary>
    public static SignatureAlgorithm? Of(Certificate certificate)
    {
        var name = certificate.RsaBits switch
        {
            2048 => "PS256",
            3072 => "PS384",
            4096 => "PS512",
            not null => null,
            _ => certificate.Curve switch
            {
                "1.2.840.10045.3.1.7" => "ES256",
                "1.3.132.0.34" => "ES384",
                "1.3.132.0.35" => "ES512",
                _ => null,
            },
        };
        foreach (var algorithm in All)
        {
            if (algorithm.Name == name)
                return algorithm;
        }
        return null;
    }

    public bool Verifies(Certificate certificate, byte[] data, byte[] signature)
    {
        try
        {
            if (IsElliptic)
            {
                using var key = ECDsa.Create();
                key.ImportSubjectPublicKeyInfo(certificate.Key, out _);
                return key.VerifyData(data, signature, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            }
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(certificate.Key, out _);
            return rsa.VerifyData(data, signature, Hash, RSASignaturePadding.Pss);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
