using System;
using System.Security.Cryptography;
using System.Text;

namespace Seaworthy.Images.Sigstore;

/// <summary>
/// Whether the body of a log entry is about this very signature: the same signature, made by the same key or certificate, over the same content. The log
/// vouches for
/// the body alone, so an entry that is about something else is worth nothing.
/// </summary>
internal static class LogEntryBody
{
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Refuses a body that differs. The key is the one that must have signed; null where a certificate did.</summary>
    public static void Check(LogEntry entry, SignedEntity entity, Artifact artifact, VerificationKey? key)
    {
        if (entry.Body.Length > MostBytes)
            throw Refusal.Invalid("the log entry's body is too large");
        using var document = StrictJson.Parse(entry.Body, "the log entry's body");
        var body = ProtoJson.From(document.RootElement, "the log entry's body");
        var kind = body.Text("kind");
        var version = body.Text("apiVersion");
        if ((entry.Kind ?? kind) != kind || (entry.Version ?? version) != version)
            throw Refusal.Invalid("the log entry's body is of another kind or version than the bundle says");
        var spec = body.Required("spec");
        switch (kind, version)
        {
            case ("hashedrekord", "0.0.1"):
                HashedRekord1(spec, entity, artifact, key);
                break;
            case ("hashedrekord", "0.0.2"):
                HashedRekord2(spec.Required("hashedRekordV002"), entity, artifact, key);
                break;
            case ("dsse", "0.0.1"):
                Dsse1(spec, Enveloped(entity), entity.Signature, entity, key);
                break;
            case ("dsse", "0.0.2"):
                Dsse2(spec.Required("dsseV002"), Enveloped(entity), entity, key);
                break;
            case ("intoto", "0.0.2"):
                InToto2(spec.Required("content"), Enveloped(entity), entity, key);
                break;
            default:
                throw Refusal.Invalid($"log entries of kind '{Refusal.Shown(kind)}', version '{Refusal.Shown(version)}', are not supported");
        }
    }

    /// <summary>The key in an entry, where it is a bare one: it tells who signed if none of the policy's keys did.</summary>
    public static VerificationKey? KeyOf(LogEntry entry)
    {
        try
        {
            using var document = StrictJson.Parse(entry.Body, "the log entry's body");
            var spec = ProtoJson.From(document.RootElement, "the log entry's body").Required("spec");
            if (spec.Message("signature")?.Message("publicKey") is { } first)
                return VerificationKey.FromPem(first.Bytes("content"));
            if (spec.Message("hashedRekordV002")?.Message("signature")?.Message("verifier")?.Message("publicKey") is { } second)
                return VerificationKey.FromSpki(second.Bytes("rawBytes"));
            var signatures = spec.Message("dsseV002")?.Messages("signatures", 1);
            if (signatures is [var only])
                return only.Message("verifier")?.Message("publicKey") is { } third ? VerificationKey.FromSpki(third.Bytes("rawBytes")) : null;
            return spec.Messages("signatures", 1) is [var dsse] ? VerificationKey.FromPem(dsse.Bytes("verifier")) : null;
        }
        catch (Refusal)
        {
            return null;
        }
    }

    private static void HashedRekord1(ProtoJson spec, SignedEntity entity, Artifact artifact, VerificationKey? key)
    {
        var signature = spec.Required("signature");
        CheckSignature(signature.Bytes("content"), entity.Signature);
        CheckSigner(signature.Required("publicKey").Bytes("content"), entity, key);
        var hash = spec.Required("data").Required("hash");
        CheckHash(Hashes.FromName(hash.Text("algorithm")), Hashes.FromHex(hash.Text("value")), Signed(entity, artifact));
    }

    private static void HashedRekord2(ProtoJson spec, SignedEntity entity, Artifact artifact, VerificationKey? key)
    {
        var signature = spec.Required("signature");
        CheckSignature(signature.Bytes("content"), entity.Signature);
        CheckVerifier(signature.Required("verifier"), entity, key);
        var data = spec.Required("data");
        CheckHash(Hashes.FromEnum(data.Enumeration("algorithm")), data.Bytes("digest"), Signed(entity, artifact));
    }

    private static void Dsse1(ProtoJson spec, Envelope envelope, byte[] signature, SignedEntity entity, VerificationKey? key)
    {
        if (spec.Messages("signatures", 100) is not [var only])
            throw Refusal.Invalid("the log entry has not the envelope's one signature");
        CheckSignature(only.Bytes("signature"), signature);
        CheckSigner(only.Bytes("verifier"), entity, key);
        var hash = spec.Required("payloadHash");
        CheckHash(Hashes.FromName(hash.Text("algorithm")), Hashes.FromHex(hash.Text("value")), Artifact.FromBytes(envelope.Payload));
    }

    private static void Dsse2(ProtoJson spec, Envelope envelope, SignedEntity entity, VerificationKey? key)
    {
        if (spec.Messages("signatures", 100) is not [var only])
            throw Refusal.Invalid("the log entry has not the envelope's one signature");
        CheckSignature(only.Bytes("content"), entity.Signature);
        CheckVerifier(only.Required("verifier"), entity, key);
        var hash = spec.Required("payloadHash");
        CheckHash(Hashes.FromEnum(hash.Enumeration("algorithm")), hash.Bytes("digest"), Artifact.FromBytes(envelope.Payload));
    }

    private static void InToto2(ProtoJson content, Envelope envelope, SignedEntity entity, VerificationKey? key)
    {
        var logged = content.Required("envelope");
        if (logged.Text("payloadType") != envelope.PayloadType)
            throw Refusal.Invalid("the log entry has another payload type than the envelope");
        if (logged.Messages("signatures", 100) is not [var only])
            throw Refusal.Invalid("the log entry has not the envelope's one signature");
        // Clients send the envelope's own base64, which the log encodes once more.
        var signature = only.Bytes("sig");
        CheckSignature(signature.AsSpan().SequenceEqual(entity.Signature) ? signature : ProtoJson.Decode(Encoding.Latin1.GetString(signature)) ?? [],
            entity.Signature);
        CheckSigner(only.Bytes("publicKey"), entity, key);
        var hash = content.Required("payloadHash");
        CheckHash(Hashes.FromName(hash.Text("algorithm")), Hashes.FromHex(hash.Text("value")), Artifact.FromBytes(envelope.Payload));
    }

    private static Envelope Enveloped(SignedEntity entity) => entity.Envelope ?? throw Refusal.Invalid("the log entry is about an envelope, and the " +
        "signature is over the artifact");

    private static Artifact Signed(SignedEntity entity, Artifact artifact) => entity.Envelope?.Encoded() ?? artifact;

    private static void CheckSignature(byte[] logged, byte[] signature)
    {
        if (signature.Length == 0 || !logged.AsSpan().SequenceEqual(signature))
            throw Refusal.Invalid("the log entry is about another signature");
    }

    private static void CheckHash(HashAlgorithmName? algorithm, byte[]? hash, Artifact signed)
    {
        if (algorithm is not { } known || hash is null)
            throw Refusal.Invalid("the log entry's hash is of a kind that is not supported");
        if (signed.Digest(known) is not { } expected)
            throw Refusal.Invalid("the log entry's hash cannot be compared with the digest that is given");
        if (!expected.AsSpan().SequenceEqual(hash))
            throw Refusal.Invalid("the log entry is about other content");
    }

    /// <summary>A certificate or key in PEM, as logs of version 1 keep it.</summary>
    private static void CheckSigner(byte[] pem, SignedEntity entity, VerificationKey? key)
    {
        if (entity.Certificate is { } certificate)
        {
            if (Certificates.Pem.Certificates(pem) is not [var logged] || !logged.IsSame(certificate))
                throw Refusal.Invalid("the log entry has another certificate");
        }
        else if (key is null || VerificationKey.FromPem(pem) is not { } logged || !logged.Equals(key))
        {
            throw Refusal.Invalid("the log entry has another key");
        }
    }

    private static void CheckVerifier(ProtoJson verifier, SignedEntity entity, VerificationKey? key)
    {
        if (entity.Certificate is { } certificate)
        {
            if (verifier.Has("publicKey") || verifier.Message("x509Certificate")?.Bytes("rawBytes").AsSpan().SequenceEqual(certificate.Der) != true)
                throw Refusal.Invalid("the log entry has another certificate");
        }
        else if (key is null || verifier.Has("x509Certificate") || verifier.Message("publicKey")?.Bytes("rawBytes").AsSpan().SequenceEqual(key.Spki) != true)
        {
            throw Refusal.Invalid("the log entry has another key");
        }
    }
}
