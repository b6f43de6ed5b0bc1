using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Formats.Cbor;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;
using Org.BouncyCastle.X509;

namespace Seaworthy.Images.Tests.Notation;

/// <summary>A signature to be made, with every place where it can be made wrong.</summary>
sealed record TestEnvelope(TestSigner Signer)
{
    public static readonly Descriptor Target = new("application/vnd.oci.image.index.v1+json", "sha256:" + new string('a', 64), 1079);

    public bool IsCose { get; init; }

    public string MediaType => IsCose ? "application/cose" : "application/jose+json";

    public string Payload { get; init; } =
        $$$"""{"targetArtifact":{"mediaType":"{{{Target.MediaType}}}","digest":"{{{Target.Digest}}}","size":1079,"annotations":{"build":"42"} } }""";

    public string ContentType { get; init; } = "application/vnd.cncf.notary.payload.v1+json";

    public string Scheme { get; init; } = "notary.x509";

    public DateTimeOffset? SigningTime { get; init; } = TestAuthority.Today.AddDays(-1);

    public DateTimeOffset? AuthenticTime { get; init; }

    public DateTimeOffset? Expiry { get; init; }

    public string? Algorithm { get; init; }

    public IReadOnlyList<string>? Critical { get; init; }

    public IReadOnlyList<(string, string)> OtherHeaders { get; init; } = [];

    public Func<byte[], byte[]>? Timestamp { get; init; }

    public IReadOnlyList<byte[]>? Chain { get; init; }

    public static readonly string[] Algorithms = ["PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    static readonly int[] CoseIds = [-37, -38, -39, -7, -35, -36];

    public static string AlgorithmOf(AsymmetricAlgorithm key) => key switch
    {
        RSA { KeySize: 3072 } => "PS384",
        RSA { KeySize: 4096 } => "PS512",
        RSA => "PS256",
        ECDsa { KeySize: 384 } => "ES384",
        ECDsa { KeySize: 521 } => "ES512",
        _ => "ES256",
    };

    public byte[] Make() => IsCose ? Cose() : Jws();

    List<string> CriticalHeaders()
    {
        if (Critical is not null)
            return [.. Critical];
        List<string> critical = ["io.cncf.notary.signingScheme"];
        if (AuthenticTime is not null)
            critical.Add("io.cncf.notary.authenticSigningTime");
        if (Expiry is not null)
            critical.Add("io.cncf.notary.expiry");
        return critical;
    }

    byte[] Sign(byte[] data)
    {
        var hash = AlgorithmOf(Signer.Key)[2..] switch { "256" => HashAlgorithmName.SHA256, "384" => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 };
        return Signer.Key is RSA rsa ? rsa.SignData(data, hash, RSASignaturePadding.Pss) : ((ECDsa)Signer.Key).SignData(data, hash);
    }

    byte[] Jws()
    {
        var headers = new JsonObject
        {
            ["alg"] = Algorithm ?? AlgorithmOf(Signer.Key),
            ["crit"] = new JsonArray([.. CriticalHeaders().Select(static c => (JsonNode)c)]),
            ["cty"] = ContentType,
            ["io.cncf.notary.signingScheme"] = Scheme,
        };
        void Time(string name, DateTimeOffset? time)
        {
            if (time is { } value)
                headers["io.cncf.notary." + name] = value.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
        }
        Time("signingTime", SigningTime);
        Time("authenticSigningTime", AuthenticTime);
        Time("expiry", Expiry);
        foreach (var (name, value) in OtherHeaders)
            headers[name] = value;
        var guarded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(headers.ToJsonString()));
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Payload));
        var signature = Sign(Encoding.ASCII.GetBytes(guarded + "." + payload));
        var open = new JsonObject { ["x5c"] = new JsonArray([.. (Chain ?? Signer.Chain).Select(static c => (JsonNode)Convert.ToBase64String(c))]) };
        if (Timestamp is not null)
            open["io.cncf.notary.timestampSignature"] = Convert.ToBase64String(Timestamp(signature));
        var envelope = new JsonObject
        {
            ["payload"] = payload,
            ["protected"] = guarded,
            ["header"] = open,
            ["signature"] = Base64Url.EncodeToString(signature)
        };
        return Encoding.UTF8.GetBytes(envelope.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    byte[] Cose()
    {
        var headers = new CborWriter(CborConformanceMode.Lax, convertIndefiniteLengthEncodings: true);
        headers.WriteStartMap(null);
        headers.WriteInt32(1);
        headers.WriteInt32(CoseIds[Array.IndexOf(Algorithms, Algorithm ?? AlgorithmOf(Signer.Key))]);
        headers.WriteInt32(2);
        headers.WriteStartArray(null);
        foreach (var critical in CriticalHeaders())
            headers.WriteTextString(critical);
        headers.WriteEndArray();
        headers.WriteInt32(3);
        headers.WriteTextString(ContentType);
        headers.WriteTextString("io.cncf.notary.signingScheme");
        headers.WriteTextString(Scheme);
        void Time(string name, DateTimeOffset? time)
        {
            if (time is not { } value)
                return;
            headers.WriteTextString("io.cncf.notary." + name);
            headers.WriteTag(CborTag.UnixTimeSeconds);
            headers.WriteInt64(value.ToUnixTimeSeconds());
        }
        Time("signingTime", SigningTime);
        Time("authenticSigningTime", AuthenticTime);
        Time("expiry", Expiry);
        foreach (var (name, value) in OtherHeaders)
        {
            headers.WriteTextString(name);
            headers.WriteTextString(value);
        }
        headers.WriteEndMap();
        var guarded = headers.Encode();
        var payload = Encoding.UTF8.GetBytes(Payload);
        var signed = new CborWriter();
        signed.WriteStartArray(4);
        signed.WriteTextString("Signature1");
        signed.WriteByteString(guarded);
        signed.WriteByteString([]);
        signed.WriteByteString(payload);
        signed.WriteEndArray();
        var signature = Sign(signed.Encode());
        var message = new CborWriter();
        message.WriteTag((CborTag)18);
        message.WriteStartArray(4);
        message.WriteByteString(guarded);
        message.WriteStartMap(Timestamp is null ? 1 : 2);
        message.WriteInt32(33);
        message.WriteStartArray((Chain ?? Signer.Chain).Count);
        foreach (var certificate in Chain ?? Signer.Chain)
            message.WriteByteString(certificate);
        message.WriteEndArray();
        if (Timestamp is not null)
        {
            message.WriteTextString("io.cncf.notary.timestampSignature");
            message.WriteByteString(Timestamp(signature));
        }
        message.WriteEndMap();
        message.WriteByteString(payload);
        message.WriteByteString(signature);
        message.WriteEndArray();
        return message.Encode();
    }

    /// <summary>An authority that stamps whatever it is given with one time.</summary>
    public static Func<byte[], byte[]> Stamp(TestSigner authority, DateTimeOffset time, int? accuracySeconds = null, string hash = "SHA256",
        bool withChain = true) => data =>
    {
        var pair = PrivateKeyFactory.CreateKey(authority.Key.ExportPkcs8PrivateKey());
        var certificate = new X509Certificate(authority.Chain[0]);
        var algorithm = authority.Key is RSA ? "SHA256WITHRSA" : "SHA256WITHECDSA";
        var signer = new SignerInfoGeneratorBuilder().Build(new Asn1SignatureFactory(algorithm, pair), certificate);
        var tokens = new TimeStampTokenGenerator(signer, Asn1DigestFactory.Get(new DerObjectIdentifier("2.16.840.1.101.3.4.2.1")),
            new DerObjectIdentifier("1.2.3.4"), false);
        if (accuracySeconds is { } seconds)
            tokens.SetAccuracySeconds(seconds);
        tokens.SetCertificates(CollectionUtilities.CreateStore(withChain ? [.. authority.Chain.Select(static c => new X509Certificate(c))]
            : new List<X509Certificate>()));
        var requests = new TimeStampRequestGenerator();
        requests.SetCertReq(withChain);
        var (oid, digest) = hash == "SHA1" ? (TspAlgorithms.Sha1, DigestUtilities.CalculateDigest("SHA-1", data))
            : (TspAlgorithms.Sha256, SHA256.HashData(data));
        var request = requests.Generate(oid, digest, new Org.BouncyCastle.Math.BigInteger("77"));
        return tokens.Generate(request, new Org.BouncyCastle.Math.BigInteger("4711"), time.UtcDateTime).GetEncoded();
    };
}
