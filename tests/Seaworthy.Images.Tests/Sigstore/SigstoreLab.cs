using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>A whole sigstore of its own: authority, certificate log, transparency logs of both versions, timestamp authority. All times are fixed.</summary>
internal sealed class SigstoreLab
{
    public const string Email = "ci@example.invalid";
    public const string Issuer = "https://issuer.example.invalid";
    public const string Host = "rekor.example.invalid";
    public const string SecondHost = "log2.rekor.example.invalid";

    /// <summary>When things are signed.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset End = new(2035, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SigstoreLab Shared = new();
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 intermediate;
    private readonly X509Certificate2 timestampRoot;
    private readonly X509Certificate2 timestampLeaf;
    private readonly SigningKey intermediateKey = SigningKey.Create("p384");
    private int serial = 100;

    public SigstoreLab(string logKind = "p256", string secondLogKind = "ed25519")
    {
        CertificateLog = SigningKey.Create("p256");
        Log = SigningKey.Create(logKind);
        SecondLog = SigningKey.Create(secondLogKind);
        var rootKey = SigningKey.Create("p384");
        root = Authority("CN=root,O=lab", rootKey, null, null);
        intermediate = Authority("CN=intermediate,O=lab", intermediateKey, root, rootKey);
        var timestampRootKey = SigningKey.Create("p384");
        timestampRoot = Authority("CN=tsa-root,O=lab", timestampRootKey, null, null);
        timestampLeaf = TimestampCertificate(timestampRoot, timestampRootKey);
    }

    /// <summary>One for all tests that do not change it: making keys takes time.</summary>
    public static SigstoreLab Default => Shared;

    /// <summary>The timestamp authority's certificate and key.</summary>
    public (Seaworthy.Images.Certificates.Certificate Leaf, ECDsa Key) TimestampSigner =>
        (Seaworthy.Images.Certificates.Certificate.Parse(timestampLeaf.RawData), timestampLeaf.GetECDsaPrivateKey()!);

    public SigningKey CertificateLog { get; }

    public SigningKey Log { get; }

    public SigningKey SecondLog { get; }

    /// <summary>The id of the second log: the key id of signed notes where it is Ed25519.</summary>
    public byte[] SecondLogId => SecondLog.Details == "PKIX_ED25519"
        ? SHA256.HashData([.. Encoding.UTF8.GetBytes(SecondHost + "\n"), 1, .. SecondLog.Spki[^32..]])
        : SecondLog.Id;

    public JsonObject TrustedRoot(DateTimeOffset? logEnd = null, DateTimeOffset? authorityEnd = null, DateTimeOffset? timestampEnd = null,
        DateTimeOffset? certificateLogEnd = null, bool tsa = true) => new()
        {
            ["mediaType"] = "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
            ["tlogs"] = new JsonArray(
                LogJson("https://" + Host, Log, Log.Id, logEnd), LogJson("https://" + SecondHost, SecondLog, SecondLogId, logEnd)),
            ["certificateAuthorities"] = new JsonArray(AuthorityJson(authorityEnd, intermediate, root)),
            ["ctlogs"] = new JsonArray(LogJson("https://ct.example.invalid", CertificateLog, CertificateLog.Id, certificateLogEnd)),
            ["timestampAuthorities"] = tsa ? new JsonArray(AuthorityJson(timestampEnd, timestampLeaf, timestampRoot)) : new JsonArray(),
        };

    /// <summary>A certificate as Fulcio issues it, with its timestamp of the certificate log.</summary>
    public byte[] Certificate(SigningKey key, LeafOptions? options = null)
    {
        options ??= new LeafOptions();
        var request = Request("", key);
        if (options.Usage is { } usage)
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        if (options.Purpose is { } purpose)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        request.CertificateExtensions.Add(new X509Extension("2.5.29.17", options.Names ?? Names(1, Email), true));
        if (options.FirstIssuer is { } first)
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.57264.1.1", Encoding.UTF8.GetBytes(first), false));
        if (options.SecondIssuer is { } second)
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.57264.1.8", Utf8(second), false));
        if (options.Critical is { } critical)
            request.CertificateExtensions.Add(new X509Extension(critical, [5, 0], true));
        var number = BitConverter.GetBytes(serial++);
        var from = options.From ?? Now.AddMinutes(-1);
        var to = options.To ?? Now.AddMinutes(9);
        var generator = X509SignatureGenerator.CreateForECDsa((ECDsa)intermediateKey.Platform);
        var precertificate = request.Create(intermediate.SubjectName, generator, from, to, number).RawData;
        if (!options.HasTimestamp)
            return precertificate;
        var fields = new AsnReader(precertificate, AsnEncodingRules.DER).ReadSequence().ReadEncodedValue().ToArray();
        var list = TimestampList(options.CertificateLog ?? CertificateLog, fields, options.SeenAt ?? from);
        if (options.ChangeTimestamps is { } change)
            list = change(list);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(list);
        request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.11129.2.4.2", writer.Encode(), false));
        return request.Create(intermediate.SubjectName, generator, from, to, number).RawData;
    }

    /// <summary>A TimeStampResp over a signature.</summary>
    public byte[] Timestamp(byte[] signature, DateTimeOffset? at = null, bool embeds = true, SigstoreLab? by = null)
    {
        var authority = by ?? this;
        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            info.WriteInteger(1);
            info.WriteObjectIdentifier("1.3.6.1.4.1.57264.2");
            using (info.PushSequence())
            {
                using (info.PushSequence())
                    info.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
                info.WriteOctetString(SHA256.HashData(signature));
            }
            info.WriteInteger(serial++);
            info.WriteGeneralizedTime(at ?? Now, omitFractionalSeconds: true);
        }
        var cms = new SignedCms(new ContentInfo(new Oid("1.2.840.113549.1.9.16.1.4"), info.Encode()));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, authority.timestampLeaf)
        {
            IncludeOption = embeds ? X509IncludeOption.EndCertOnly : X509IncludeOption.None,
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
        };
        var reference = new AsnWriter(AsnEncodingRules.DER);
        using (reference.PushSequence())
        using (reference.PushSequence())
        using (reference.PushSequence())
            reference.WriteOctetString(SHA256.HashData(authority.timestampLeaf.RawData));
        signer.SignedAttributes.Add(new AsnEncodedData("1.2.840.113549.1.9.16.2.47", reference.Encode()));
        cms.ComputeSignature(signer);
        var response = new AsnWriter(AsnEncodingRules.DER);
        using (response.PushSequence())
        {
            using (response.PushSequence())
                response.WriteInteger(0);
            response.WriteEncodedValue(cms.Encode());
        }
        return response.Encode();
    }

    /// <summary>An entry in one of the logs, with five others around it.</summary>
    public JsonObject Entry(int version, string kind, string apiVersion, JsonNode spec, EntryOptions? options = null)
    {
        options ??= new EntryOptions();
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["apiVersion"] = apiVersion, ["kind"] = kind, ["spec"] = spec.DeepClone() }.ToJsonString());
        var key = options.Log ?? (version == 1 ? Log : SecondLog);
        var id = options.LogId ?? (version == 1 ? Log.Id : SecondLogId);
        var location = 3;
        var leaves = Enumerable.Range(0, 6).Select(i => i == location ? body : [(byte)i]).ToList();
        var hashes = leaves.Select(static l => SHA256.HashData([0, .. l])).ToList();
        var rootHash = RootOf(hashes);
        var host = options.Host ?? (version == 1 ? Host : SecondHost);
        var text = $"{options.Origin ?? (version == 1 ? host + " - 1234567890" : host)}\n6\n{Convert.ToBase64String(rootHash)}\n"
            + (version == 1 ? "Timestamp: 1\n" : "");
        var line = $"\u2014 {host} {Convert.ToBase64String([.. id[..4], .. key.Sign(Encoding.UTF8.GetBytes(text))])}\n";
        var entry = new JsonObject
        {
            ["logIndex"] = version == 1 ? "77000" : location.ToString(CultureInfo.InvariantCulture),
            ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(id) },
            ["kindVersion"] = new JsonObject { ["kind"] = kind, ["version"] = apiVersion },
            ["canonicalizedBody"] = Convert.ToBase64String(body),
            ["inclusionProof"] = new JsonObject
            {
                ["logIndex"] = location.ToString(CultureInfo.InvariantCulture),
                ["rootHash"] = Convert.ToBase64String(rootHash),
                ["treeSize"] = "6",
                ["hashes"] = new JsonArray([.. Path(hashes, location).Select(static h => (JsonNode)Convert.ToBase64String(h))]),
                ["checkpoint"] = new JsonObject { ["envelope"] = text + "\n" + options.Before + line + options.After },
            },
        };
        if (version == 1)
        {
            var time = (options.Time ?? Now).ToUnixTimeSeconds();
            var promised = $"{{\"body\":\"{Convert.ToBase64String(body)}\",\"integratedTime\":{time},\"logID\":\"{Convert.ToHexStringLower(id)}\",\"logIndex\":77000}}";
            entry["integratedTime"] = time.ToString(CultureInfo.InvariantCulture);
            entry["inclusionPromise"] = new JsonObject { ["signedEntryTimestamp"] = Convert.ToBase64String(key.Sign(Encoding.ASCII.GetBytes(promised))) };
        }
        return entry;
    }

    public static byte[] Names(int tag, string name)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
            writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, tag));
        return writer.Encode();
    }

    public static byte[] OtherName(string name)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            writer.WriteObjectIdentifier("1.3.6.1.4.1.57264.1.7");
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                writer.WriteCharacterString(UniversalTagNumber.UTF8String, name);
        }
        return writer.Encode();
    }

    public static byte[] Utf8(string text)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, text);
        return writer.Encode();
    }

    private byte[] TimestampList(SigningKey log, byte[] fields, DateTimeOffset at)
    {
        byte[] time = [.. BitConverter.GetBytes(at.ToUnixTimeMilliseconds()).Reverse()];
        byte[] length = [(byte)(fields.Length >> 16), (byte)(fields.Length >> 8), (byte)fields.Length];
        var signature = log.Sign([0, 0, .. time, 0, 1, .. intermediateKey.Id, .. length, .. fields, 0, 0], HashAlgorithmName.SHA256);
        byte[] timestamp = [0, .. log.Id, .. time, 0, 0, 4, 3, (byte)(signature.Length >> 8), (byte)signature.Length, .. signature];
        byte[] item = [(byte)(timestamp.Length >> 8), (byte)timestamp.Length, .. timestamp];
        return [(byte)(item.Length >> 8), (byte)item.Length, .. item];
    }

    private static CertificateRequest Request(string subject, SigningKey key) =>
        new(new X500DistinguishedName(subject), PublicKey.CreateFromSubjectPublicKeyInfo(key.Spki, out _), HashAlgorithmName.SHA256);

    private static X509Certificate2 Authority(string subject, SigningKey key, X509Certificate2? issuer, SigningKey? issuerKey)
    {
        var request = Request(subject, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, issuer is not null, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        if (issuer is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], false));
        var generator = X509SignatureGenerator.CreateForECDsa((ECDsa)(issuerKey ?? key).Platform);
        return request.Create(issuer?.SubjectName ?? request.SubjectName, generator, Start, End, [1, 2, 3, (byte)subject.Length]);
    }

    private static X509Certificate2 TimestampCertificate(X509Certificate2 issuer, SigningKey issuerKey)
    {
        var key = SigningKey.Create("p256");
        var request = Request("CN=tsa,O=lab", key);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], true));
        var generator = X509SignatureGenerator.CreateForECDsa((ECDsa)issuerKey.Platform);
        return request.Create(issuer.SubjectName, generator, Start, End, [9, 9]).CopyWithPrivateKey((ECDsa)key.Platform);
    }

    private static JsonObject LogJson(string address, SigningKey key, byte[] id, DateTimeOffset? end) => new()
    {
        ["baseUrl"] = address,
        ["hashAlgorithm"] = "SHA2_256",
        ["publicKey"] = new JsonObject { ["rawBytes"] = Convert.ToBase64String(key.Spki), ["keyDetails"] = key.Details, ["validFor"] = Range(end) },
        ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(id) },
    };

    private static JsonObject AuthorityJson(DateTimeOffset? end, params X509Certificate2[] chain) => new()
    {
        ["subject"] = new JsonObject { ["organization"] = "lab", ["commonName"] = "lab" },
        ["uri"] = "https://authority.example.invalid",
        ["certChain"] = new JsonObject
        {
            ["certificates"] = new JsonArray([.. chain.Select(static c => (JsonNode)new JsonObject { ["rawBytes"] = Convert.ToBase64String(c.RawData) })]),
        },
        ["validFor"] = Range(end),
    };

    private static JsonObject Range(DateTimeOffset? end)
    {
        var range = new JsonObject { ["start"] = "2025-01-01T00:00:00Z" };
        if (end is { } time)
            range["end"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return range;
    }

    /// <summary>The tree hash by its definition in RFC 6962, section 2.1, which looks nothing like the way it is verified.</summary>
    private static byte[] RootOf(List<byte[]> hashes)
    {
        if (hashes.Count == 1)
            return hashes[0];
        var split = Split(hashes.Count);
        return SHA256.HashData([1, .. RootOf([.. hashes.Take(split)]), .. RootOf([.. hashes.Skip(split)])]);
    }

    private static List<byte[]> Path(List<byte[]> hashes, int location)
    {
        if (hashes.Count == 1)
            return [];
        var split = Split(hashes.Count);
        return location < split
            ? [.. Path([.. hashes.Take(split)], location), RootOf([.. hashes.Skip(split)])]
            : [.. Path([.. hashes.Skip(split)], location - split), RootOf([.. hashes.Take(split)])];
    }

    private static int Split(int count)
    {
        var split = 1;
        while (split * 2 < count)
            split *= 2;
        return split;
    }
}

/// <summary>What is odd about a certificate.</summary>
internal sealed record LeafOptions
{
    public byte[]? Names { get; init; }

    public string? FirstIssuer { get; init; } = SigstoreLab.Issuer;

    public string? SecondIssuer { get; init; } = SigstoreLab.Issuer;

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public X509KeyUsageFlags? Usage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    public string? Purpose { get; init; } = "1.3.6.1.5.5.7.3.3";

    public string? Critical { get; init; }

    public bool HasTimestamp { get; init; } = true;

    public SigningKey? CertificateLog { get; init; }

    public DateTimeOffset? SeenAt { get; init; }

    public Func<byte[], byte[]>? ChangeTimestamps { get; init; }
}

/// <summary>What is odd about a log entry.</summary>
internal sealed record EntryOptions
{
    public DateTimeOffset? Time { get; init; }

    public SigningKey? Log { get; init; }

    public byte[]? LogId { get; init; }

    public string? Host { get; init; }

    public string? Origin { get; init; }

    /// <summary>Lines before and after the log's own signature.</summary>
    public string Before { get; init; } = "";

    public string After { get; init; } = "";
}
