using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>A bundle to be made, with what is odd about it. Left alone it is a good one: keyless, DSSE, version 0.3, first log.</summary>
internal sealed record BundleMaker
{
    public static readonly byte[] Content = Encoding.UTF8.GetBytes("what is signed\n");

    public SigstoreLab Lab { get; init; } = SigstoreLab.Default;

    /// <summary>0.1, 0.2 or 0.3, by the second number.</summary>
    public int Version { get; init; } = 3;

    public string? MediaType { get; init; }

    public bool IsMessage { get; init; }

    /// <summary>Kind of the signer's key.</summary>
    public string KeyKind { get; init; } = "p256";

    /// <summary>Given where the policy must know it.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>Signed by a key that the verifier knows, without a certificate.</summary>
    public bool IsManaged { get; init; }

    public LeafOptions? Leaf { get; init; }

    /// <summary>0: none; 1 and 2: the logs' versions.</summary>
    public int Log { get; init; } = 1;

    public EntryOptions? EntryOptions { get; init; }

    /// <summary><c>dsse</c>, <c>intoto</c> or <c>hashedrekord</c>; null: what goes with the content.</summary>
    public string? EntryKind { get; init; }

    public bool HasTimestamp { get; init; }

    public DateTimeOffset? TimestampedAt { get; init; }

    public bool EmbedsTimestampCertificate { get; init; } = true;

    public SigstoreLab? TimestampedBy { get; init; }

    public HashAlgorithmName? Hash { get; init; }

    public bool IsPrehashed { get; init; }

    public string PayloadType { get; init; } = "application/vnd.in-toto+json";

    public string? Payload { get; init; }

    public string Predicate { get; init; } = "https://sigstore.dev/cosign/sign/v1";

    public JsonObject Make() => Make(out _);

    public JsonObject Make(out byte[] signature)
    {
        var key = Key ?? SigningKey.Shared(KeyKind);
        var certificate = IsManaged ? null : Lab.Certificate(key, Leaf);
        var hash = Hash ?? key.Hash;
        var payload = Encoding.UTF8.GetBytes(Payload ?? Statement(Convert.ToHexStringLower(SHA256.HashData(Content)), Predicate));
        var signed = IsMessage ? Content : Encoded(PayloadType, payload);
        signature = IsPrehashed ? key.SignPrehashed(signed) : key.Sign(signed, hash);
        var material = new JsonObject();
        if (IsManaged)
            material["publicKey"] = new JsonObject { ["hint"] = Convert.ToBase64String(key.Id) };
        else if (Version == 3)
            material["certificate"] = new JsonObject { ["rawBytes"] = Convert.ToBase64String(certificate!) };
        else
            material["x509CertificateChain"] = new JsonObject
            {
                ["certificates"] = new JsonArray(new JsonObject
                {
                    ["rawBytes"] =
                Convert.ToBase64String(certificate!)
                })
            };
        if (Log > 0)
            material["tlogEntries"] = new JsonArray(Entry(key, certificate, signed, payload, signature, hash));
        if (HasTimestamp)
        {
            var timestamp = Lab.Timestamp(signature, TimestampedAt, EmbedsTimestampCertificate, TimestampedBy);
            material["timestampVerificationData"] = new JsonObject
            {
                ["rfc3161Timestamps"] = new JsonArray(new JsonObject { ["signedTimestamp"] = Convert.ToBase64String(timestamp) }),
            };
        }
        var bundle = new JsonObject
        {
            ["mediaType"] = MediaType ?? (Version == 3 ? "application/vnd.dev.sigstore.bundle.v0.3+json"
                : $"application/vnd.dev.sigstore.bundle+json;version=0.{Version}"),
            ["verificationMaterial"] = material,
        };
        if (IsMessage)
        {
            bundle["messageSignature"] = new JsonObject
            {
                ["messageDigest"] = new JsonObject
                {
                    ["algorithm"] = EnumName(IsPrehashed ? HashAlgorithmName.SHA512 : hash),
                    ["digest"] = Convert.ToBase64String(Digest(IsPrehashed ? HashAlgorithmName.SHA512 : hash, Content))
                },
                ["signature"] = Convert.ToBase64String(signature),
            };
        }
        else
        {
            bundle["dsseEnvelope"] = new JsonObject
            {
                ["payload"] = Convert.ToBase64String(payload),
                ["payloadType"] = PayloadType,
                ["signatures"] = new JsonArray(new JsonObject { ["sig"] = Convert.ToBase64String(signature) }),
            };
        }
        return bundle;
    }

    public static string Statement(string digest, string predicate = "https://sigstore.dev/cosign/sign/v1", string algorithm = "sha256") =>
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"x\",\"digest\":{\"" + algorithm + "\":\"" + digest
        + "\"}}],\"predicateType\":\"" + predicate + "\",\"predicate\":{}}";

    public static byte[] Encoded(string type, byte[] payload) =>
        [.. Encoding.UTF8.GetBytes($"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {payload.Length} "), .. payload];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static byte[] Digest(HashAlgorithmName hash, byte[] data) => CryptographicOperations.HashData(hash, data);

    private static string EnumName(HashAlgorithmName hash) => "SHA2_" + hash.Name![3..];

    private JsonObject Entry(SigningKey key, byte[]? certificate, byte[] signed, byte[] payload, byte[] signature, HashAlgorithmName hash)
    {
        var pem = Base64(certificate is null ? key.Pem : PemEncoding.WriteString("CERTIFICATE", certificate) + "\n");
        var kind = EntryKind ?? (IsMessage ? "hashedrekord" : "dsse");
        var logged = IsPrehashed ? HashAlgorithmName.SHA512 : key.Details == "PKIX_ED25519" ? HashAlgorithmName.SHA256 : hash;
        var sig = Convert.ToBase64String(signature);
        JsonObject verifier() => new()
        {
            ["keyDetails"] = key.Details,
            [certificate is null ? "publicKey" : "x509Certificate"] = new JsonObject { ["rawBytes"] = Convert.ToBase64String(certificate ?? key.Spki) },
        };
        JsonObject hashOf(HashAlgorithmName by, byte[] data) =>
            new() { ["algorithm"] = by.Name!.ToLowerInvariant(), ["value"] = Convert.ToHexStringLower(Digest(by, data)) };
        JsonObject digestOf(HashAlgorithmName by, byte[] data) => new() { ["algorithm"] = EnumName(by), ["digest"] = Convert.ToBase64String(Digest(by, data)) };
        JsonNode spec = (kind, Log) switch
        {
            ("hashedrekord", 1) => new JsonObject
            {
                ["data"] = new JsonObject { ["hash"] = hashOf(logged, signed) },
                ["signature"] = new JsonObject { ["content"] = sig, ["publicKey"] = new JsonObject { ["content"] = pem } },
            },
            ("hashedrekord", _) => new JsonObject
            {
                ["hashedRekordV002"] = new JsonObject
                {
                    ["data"] = digestOf(logged, signed),
                    ["signature"] = new JsonObject { ["content"] = sig, ["verifier"] = verifier() }
                },
            },
            ("dsse", 1) => new JsonObject
            {
                ["envelopeHash"] = hashOf(HashAlgorithmName.SHA256, signed),
                ["payloadHash"] = hashOf(HashAlgorithmName.SHA256, payload),
                ["signatures"] = new JsonArray(new JsonObject { ["signature"] = sig, ["verifier"] = pem }),
            },
            ("dsse", _) => new JsonObject
            {
                ["dsseV002"] = new JsonObject
                {
                    ["payloadHash"] = digestOf(HashAlgorithmName.SHA256, payload),
                    ["signatures"] = new JsonArray(new JsonObject { ["content"] = sig, ["verifier"] = verifier() }),
                },
            },
            _ => new JsonObject
            {
                ["content"] = new JsonObject
                {
                    ["envelope"] = new JsonObject
                    {
                        ["payloadType"] = PayloadType,
                        ["signatures"] = new JsonArray(new JsonObject { ["publicKey"] = pem, ["sig"] = Base64(sig) })
                    },
                    ["hash"] = hashOf(HashAlgorithmName.SHA256, signed),
                    ["payloadHash"] = hashOf(HashAlgorithmName.SHA256, payload),
                },
            },
        };
        return Lab.Entry(Log, kind, kind == "intoto" || Log == 2 ? "0.0.2" : "0.0.1", spec, EntryOptions);
    }
}
