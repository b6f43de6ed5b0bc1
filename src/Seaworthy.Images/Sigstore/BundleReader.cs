using System;
using System.Collections.Generic;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>
/// Reads bundles of versions 0.1 to 0.3 (sigstore_bundle.proto). What a version demands is demanded here: a promise in 0.1, a proof with a checkpoint since
/// 0.2,
/// a single certificate in 0.3.
/// </summary>
internal static class BundleReader
{
    public const string MediaTypePrefix = "application/vnd.dev.sigstore.bundle";

    private const int MostBytes = 32 * 1024 * 1024;
    private const int MostEntries = 32;
    private const int MostHashes = 64;

    public static SignedEntity Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MostBytes)
            throw Refusal.Invalid("the bundle is too large");
        using var document = StrictJson.Parse(utf8, "the bundle");
        var bundle = ProtoJson.From(document.RootElement, "the bundle");
        bundle.Only("mediaType", "verificationMaterial", "messageSignature", "dsseEnvelope");
        var version = Version(bundle.Text("mediaType"));
        var entity = Content(bundle);
        var material = bundle.Required("verificationMaterial");
        material.Only("publicKey", "x509CertificateChain", "certificate", "tlogEntries", "timestampVerificationData");

        var entries = new List<LogEntry>();
        foreach (var entry in material.Messages("tlogEntries", MostEntries))
            entries.Add(Entry(entry, version));
        List<byte[]> timestamps = [];
        if (material.Message("timestampVerificationData") is { } data)
        {
            data.Only("rfc3161Timestamps");
            foreach (var timestamp in data.Messages("rfc3161Timestamps", MostEntries))
            {
                timestamp.Only("signedTimestamp");
                timestamps.Add(timestamp.RequiredBytes("signedTimestamp"));
            }
        }
        return entity with { Certificate = Leaf(material, version), Entries = entries, Timestamps = timestamps };
    }

    private static int Version(string mediaType) => mediaType switch
    {
        MediaTypePrefix + "+json;version=0.1" or MediaTypePrefix + ".v0.1+json" => 1,
        MediaTypePrefix + "+json;version=0.2" or MediaTypePrefix + ".v0.2+json" => 2,
        MediaTypePrefix + "+json;version=0.3" or MediaTypePrefix + ".v0.3+json" => 3,
        "" => throw Refusal.Invalid("the bundle has no media type"),
        _ => throw Refusal.Invalid($"'{Refusal.Shown(mediaType)}' is no media type of a bundle that is supported"),
    };

    private static SignedEntity Content(ProtoJson bundle)
    {
        var message = bundle.Message("messageSignature");
        var envelope = bundle.Message("dsseEnvelope");
        if (message is not null == envelope is not null)
            throw Refusal.Invalid("the bundle must have one of 'messageSignature' and 'dsseEnvelope'");
        if (message is { } signature)
        {
            signature.Only("messageDigest", "signature");
            return new SignedEntity { Signature = signature.RequiredBytes("signature"), Digest = Digest(signature.Required("messageDigest")) };
        }
        var dsse = envelope!.Value;
        dsse.Only("payload", "payloadType", "signatures");
        var signatures = dsse.Messages("signatures", MostEntries);
        if (signatures.Count != 1)
            throw Refusal.Invalid($"an envelope in a bundle must have one signature; this one has {signatures.Count}");
        signatures[0].Only("sig", "keyid");
        return new SignedEntity
        {
            Signature = signatures[0].RequiredBytes("sig"),
            Envelope = new Envelope(dsse.Text("payloadType"), dsse.RequiredBytes("payload")),
        };
    }

    private static Artifact Digest(ProtoJson digest)
    {
        digest.Only("algorithm", "digest");
        var bytes = digest.RequiredBytes("digest");
        var name = digest.Enumeration("algorithm");
        // Early bundles leave the algorithm unspecified and mean SHA-256.
        var prefix = name switch
        {
            "SHA2_256" or "1" or "" or "HASH_ALGORITHM_UNSPECIFIED" or "0" => "sha256:",
            "SHA2_384" or "2" => "sha384:",
            "SHA2_512" or "3" => "sha512:",
            _ => throw Refusal.Invalid($"the hash algorithm '{Refusal.Shown(name)}' is not supported"),
        };
        return Artifact.FromDigest(prefix + Convert.ToHexStringLower(bytes)) ?? throw Refusal.Invalid("the digest in the bundle has a wrong length");
    }

    private static Certificate? Leaf(ProtoJson material, int version)
    {
        var forms = (material.Has("publicKey") ? 1 : 0) + (material.Has("x509CertificateChain") ? 1 : 0) + (material.Has("certificate") ? 1 : 0);
        if (forms != 1)
            throw Refusal.Invalid("the bundle must have one of 'publicKey', 'x509CertificateChain' and 'certificate'");
        if (material.Message("certificate") is { } single)
        {
            single.Only("rawBytes");
            return Certificate.Parse(single.RequiredBytes("rawBytes"));
        }
        if (material.Message("x509CertificateChain") is { } chain)
        {
            if (version >= 3)
                throw Refusal.Invalid("a bundle of version 0.3 must have a single certificate, not a chain");
            chain.Only("certificates");
            var certificates = chain.Messages("certificates", 20);
            if (certificates.Count == 0)
                throw Refusal.Invalid("the bundle's certificate chain is empty");
            foreach (var certificate in certificates)
                certificate.Only("rawBytes");
            for (var i = 1; i < certificates.Count; i++)
            {
                // Authorities come out of the trusted root alone. Intermediate ones are passed over; a root in a bundle asks for trust that it must not have.
                var authority = Certificate.Parse(certificates[i].RequiredBytes("rawBytes"));
                if (authority.SubjectName.AsSpan().SequenceEqual(authority.IssuerName))
                    throw Refusal.Invalid("the bundle's certificate chain holds a root");
            }
            return Certificate.Parse(certificates[0].RequiredBytes("rawBytes"));
        }
        material.Required("publicKey").Only("hint");
        return null;
    }

    private static LogEntry Entry(ProtoJson entry, int version)
    {
        entry.Only("logIndex", "logId", "kindVersion", "integratedTime", "inclusionPromise", "inclusionProof", "canonicalizedBody");
        var id = entry.Required("logId");
        id.Only("keyId");
        var kind = entry.Required("kindVersion");
        kind.Only("kind", "version");
        byte[]? promise = null;
        if (entry.Message("inclusionPromise") is { } given)
        {
            given.Only("signedEntryTimestamp");
            promise = given.RequiredBytes("signedEntryTimestamp");
        }
        var proof = Proof(entry.Message("inclusionProof"), version);
        if (version == 1 && promise is null)
            throw Refusal.Invalid("a log entry in a bundle of version 0.1 must have an inclusion promise");
        if (version > 1 && proof is null)
            throw Refusal.Invalid("a log entry in a bundle must have an inclusion proof");
        var index = entry.Integer("logIndex");
        var time = entry.Integer("integratedTime");
        if (index < 0 || time < 0)
            throw Refusal.Invalid("a log entry has a negative index or time");
        return new LogEntry
        {
            LogId = id.RequiredBytes("keyId"),
            Index = index,
            Kind = kind.Text("kind"),
            Version = kind.Text("version"),
            IntegratedTime = time,
            Promise = promise,
            Proof = proof,
            Body = entry.RequiredBytes("canonicalizedBody"),
        };
    }

    private static InclusionProof? Proof(ProtoJson? given, int version)
    {
        if (given is not { } proof)
            return null;
        proof.Only("logIndex", "rootHash", "treeSize", "hashes", "checkpoint");
        var envelope = "";
        if (proof.Message("checkpoint") is { } checkpoint)
        {
            checkpoint.Only("envelope");
            envelope = checkpoint.Text("envelope");
        }
        // The first bundles carried proofs to a tree head that nobody had signed; there the promise counts.
        if (envelope.Length == 0 && version > 1)
            throw Refusal.Invalid("an inclusion proof has no checkpoint");
        return new InclusionProof(
            proof.Integer("logIndex"), proof.RequiredBytes("rootHash"), proof.Integer("treeSize"), proof.ByteStrings("hashes", MostHashes),
            envelope.Length > 0 ? envelope : null);
    }
}
