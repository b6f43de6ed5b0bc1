using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Seaworthy.Images.Tests.Notation;

/// <summary>A key and the certificates that lead from it to a root, made for tests.</summary>
sealed record TestSigner(AsymmetricAlgorithm Key, IReadOnlyList<byte[]> Chain)
{
    public byte[] Root => Chain[^1];
}

/// <summary>Makes certificate chains; every rule that they should break is an argument.</summary>
static class TestAuthority
{
    public static readonly DateTimeOffset Today = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    // Making RSA keys takes long; tests share them.
    static readonly ConcurrentDictionary<string, AsymmetricAlgorithm> Keys = new();

    public static AsymmetricAlgorithm Key(string kind, int number = 0) => Keys.GetOrAdd(kind + "#" + number, _ => kind switch
    {
        "P-256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "P-384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "P-521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => RSA.Create(int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture)),
    });

    public sealed record Options
    {
        public string Kind { get; init; } = "P-256";

        public string Subject { get; init; } = "CN=build, OU=Ships, O=Acme, L=Bremen, ST=HB, C=DE";

        public bool HasIntermediate { get; init; } = true;

        public DateTimeOffset NotBefore { get; init; } = Today.AddDays(-30);

        public DateTimeOffset NotAfter { get; init; } = Today.AddDays(30);

        public X509KeyUsageFlags Usage { get; init; } = X509KeyUsageFlags.DigitalSignature;

        public bool IsUsageCritical { get; init; } = true;

        public string[] Purposes { get; init; } = [];

        public bool ArePurposesCritical { get; init; } = true;

        public bool IsLeafAuthority { get; init; }

        public bool IsIntermediateAuthority { get; init; } = true;

        public int? RootPathLength { get; init; }

        /// <summary>The signing certificate is signed with SHA-1.</summary>
        public bool IsWeak { get; init; }

        public X509KeyUsageFlags AuthorityUsage { get; init; } = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;

        public int Number { get; init; }

        public IReadOnlyList<X509Extension> LeafExtensions { get; init; } = [];
    }

    public static TestSigner Make(Options? options = null)
    {
        options ??= new();
        var rootKey = Key("P-256", 100 + options.Number);
        using var root = Request("CN=Root " + options.Number + ", O=Acme, C=DE", rootKey, true, options.RootPathLength, options.AuthorityUsage, true)
            .CreateSelfSigned(Today.AddYears(-5), Today.AddYears(5));
        var chain = new List<byte[]> { root.RawData };
        var issuer = root;
        if (options.HasIntermediate)
        {
            var key = Key("P-256", 200 + options.Number);
            var request = Request("CN=Intermediate, O=Acme, C=DE", key, options.IsIntermediateAuthority, null, options.AuthorityUsage, true);
            var made = request.Create(root.SubjectName, Generator(rootKey), Today.AddYears(-4), Today.AddYears(4), [1, 2, 3]);
            chain.Insert(0, made.RawData);
            issuer = made.CopyWithPrivateKey((ECDsa)key);
        }
        var leafKey = Key(options.Kind, options.Number);
        var leaf = Request(options.Subject, leafKey, options.IsLeafAuthority, null, options.Usage, options.IsUsageCritical);
        if (options.Purposes.Length > 0)
        {
            var purposes = new OidCollection();
            foreach (var purpose in options.Purposes)
                purposes.Add(new Oid(purpose));
            leaf.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, options.ArePurposesCritical));
        }
        foreach (var extension in options.LeafExtensions)
            leaf.CertificateExtensions.Add(extension);
        using var signed = leaf.Create(issuer.SubjectName, LeafGenerator(options, rootKey), options.NotBefore, options.NotAfter, [9, 8, 7]);
        chain.Insert(0, signed.RawData);
        return new TestSigner(leafKey, chain);
    }

    /// <summary>A signing certificate that is its own root.</summary>
    public static TestSigner SelfSigned(Options? options = null)
    {
        options ??= new();
        var key = Key(options.Kind, options.Number);
        using var made = Request(options.Subject, key, false, null, options.Usage, true).CreateSelfSigned(options.NotBefore, options.NotAfter);
        return new TestSigner(key, [made.RawData]);
    }

    static X509SignatureGenerator LeafGenerator(Options options, AsymmetricAlgorithm rootKey)
    {
        var key = options.HasIntermediate ? Key("P-256", 200 + options.Number) : rootKey;
        return options.IsWeak ? new WeakGenerator((ECDsa)key) : Generator(key);
    }

    /// <summary>ECDSA with SHA-1, which the platform no longer offers.</summary>
    sealed class WeakGenerator(ECDsa key) : X509SignatureGenerator
    {
        protected override PublicKey BuildPublicKey() => CreateForECDsa(key).PublicKey;

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => [0x30, 9, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 1];

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignHash(
            Org.BouncyCastle.Security.DigestUtilities.CalculateDigest("SHA-1", data), DSASignatureFormat.Rfc3279DerSequence);
    }

    static X509SignatureGenerator Generator(AsymmetricAlgorithm key) =>
        key is ECDsa elliptic ? X509SignatureGenerator.CreateForECDsa(elliptic) : X509SignatureGenerator.CreateForRSA((RSA)key, RSASignaturePadding.Pkcs1);

    static CertificateRequest Request(
        string subject, AsymmetricAlgorithm key, bool isAuthority, int? pathLength, X509KeyUsageFlags usage, bool isUsageCritical)
    {
        var name = new X500DistinguishedName(subject);
        var request = key is ECDsa elliptic ? new CertificateRequest(name, elliptic, HashAlgorithmName.SHA256)
            : new CertificateRequest(name, (RSA)key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (isAuthority || pathLength is not null)
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, pathLength is not null, pathLength ?? 0, true));
        if (usage != X509KeyUsageFlags.None)
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, isUsageCritical));
        return request;
    }
}

/// <summary>A trust store in memory.</summary>
sealed class MemoryStore : Seaworthy.Images.Notation.INotationTrustStore
{
    readonly Dictionary<string, List<byte[]>> files = [];

    public string[] Fingerprints { get; init; } = [];

    public MemoryStore With(string store, params byte[][] certificates)
    {
        if (!files.TryGetValue(store, out var list))
            files[store] = list = [];
        list.AddRange(certificates);
        return this;
    }

    public IReadOnlyList<ReadOnlyMemory<byte>>? GetFiles(string type, string name) =>
        files.TryGetValue(type + ":" + name, out var list) ? [.. list.Select(static b => (ReadOnlyMemory<byte>)b)] : null;

    public IReadOnlyList<string> GetFingerprints(string type, string name) => type == "tsa" ? [] : Fingerprints;
}
