using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>A key pair of any kind that signers and logs use.</summary>
internal sealed class SigningKey
{
    private static readonly ConcurrentDictionary<string, SigningKey> Kept = new();
    private readonly AsymmetricAlgorithm? platform;
    private readonly Ed25519PrivateKeyParameters? edwards;

    private SigningKey(AsymmetricAlgorithm? platform, Ed25519PrivateKeyParameters? edwards, string details)
    {
        this.platform = platform;
        this.edwards = edwards;
        Details = details;
        Spki = platform is not null
            ? platform.ExportSubjectPublicKeyInfo()
            : SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(edwards!.GeneratePublicKey()).GetDerEncoded();
    }

    /// <summary>The name of the kind in trusted roots and log entries.</summary>
    public string Details { get; }

    public byte[] Spki { get; }

    public byte[] Id => SHA256.HashData(Spki);

    public string Pem => PemEncoding.WriteString("PUBLIC KEY", Spki) + "\n";

    public byte[] PemBytes => Encoding.ASCII.GetBytes(Pem);

    public AsymmetricAlgorithm Platform => platform!;

    public HashAlgorithmName Hash => Details switch
    {
        "PKIX_ECDSA_P384_SHA_384" => HashAlgorithmName.SHA384,
        "PKIX_ECDSA_P521_SHA_512" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    /// <summary>One of each kind for tests that do not care which: making RSA keys takes time.</summary>
    public static SigningKey Shared(string kind) => Kept.GetOrAdd(kind, Create);

    public static SigningKey Create(string kind) => kind switch
    {
        "p256" => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), null, "PKIX_ECDSA_P256_SHA_256"),
        "p384" => new(ECDsa.Create(ECCurve.NamedCurves.nistP384), null, "PKIX_ECDSA_P384_SHA_384"),
        "p521" => new(ECDsa.Create(ECCurve.NamedCurves.nistP521), null, "PKIX_ECDSA_P521_SHA_512"),
        "rsa" => new(RSA.Create(2048), null, "PKIX_RSA_PKCS1V15_2048_SHA256"),
        "rsa1024" => new(RSA.Create(1024), null, "PKIX_RSA_PKCS1V15_2048_SHA256"),
        "ed25519" => new(null, new Ed25519PrivateKeyParameters(new SecureRandom()), "PKIX_ED25519"),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    public byte[] Sign(byte[] data) => Sign(data, Hash);

    public byte[] Sign(byte[] data, HashAlgorithmName hash)
    {
        if (platform is ECDsa elliptic)
            return elliptic.SignData(data, hash, DSASignatureFormat.Rfc3279DerSequence);
        if (platform is RSA rsa)
            return rsa.SignData(data, hash, RSASignaturePadding.Pkcs1);
        var signature = new byte[64];
        edwards!.Sign(Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.Algorithm.Ed25519, null, data, 0, data.Length, signature, 0);
        return signature;
    }

    public byte[] SignPrehashed(byte[] data)
    {
        var digest = SHA512.HashData(data);
        var signature = new byte[64];
        edwards!.Sign(Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.Algorithm.Ed25519ph, [], digest, 0, digest.Length, signature, 0);
        return signature;
    }
}
