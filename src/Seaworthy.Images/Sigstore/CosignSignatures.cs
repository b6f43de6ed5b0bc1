using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>
/// cosign's first layout: a manifest under the tag <c>sha256-….sig</c>, each layer of which is a payload (simple signing) with its signature, certificate, log
/// entry
/// and timestamp in annotations (cosign, SIGNATURE_SPEC.md).
/// </summary>
internal static class CosignSignatures
{
    public const string PayloadType = "application/vnd.dev.cosign.simplesigning.v1+json";

    private const string Signature = "dev.cosignproject.cosign/signature";
    private const string SignerCertificate = "dev.sigstore.cosign/certificate";
    private const string Bundle = "dev.sigstore.cosign/bundle";
    private const string Timestamp = "dev.sigstore.cosign/rfc3161timestamp";

    /// <summary>The tag beside an image's digest; null where the digest is of another form.</summary>
    public static string? Tag(string digest) => digest.StartsWith("sha256:", StringComparison.Ordinal) ? "sha256-" + digest["sha256:".Length..] + ".sig" : null;

    /// <summary>Verifies one layer: the signature over the payload's bytes, and that the payload is about the image.</summary>
    public static AcceptedSignature Verify(
        IReadOnlyDictionary<string, string> annotations, ReadOnlyMemory<byte> payload, string digest, TrustedRoot root, SignerPolicy policy)
    {
        var accepted = EntityVerifier.Verify(Read(annotations), Artifact.FromBytes(payload), root, policy);
        // After the signature, so that nothing is read into a payload that nobody signed.
        CheckPayload(payload, digest);
        return accepted;
    }

    private static SignedEntity Read(IReadOnlyDictionary<string, string> annotations)
    {
        if (!annotations.TryGetValue(Signature, out var text) || text.Trim().Length == 0)
            throw Refusal.Invalid("a layer has no signature");
        if (text.Length > 16 * 1024 || StrictJson.GoBase64(text) is not { Length: > 0 } signature)
            throw Refusal.Invalid("the signature of a layer is not base64");
        return new SignedEntity
        {
            Signature = signature,
            Certificate = Leaf(annotations),
            Entries = annotations.TryGetValue(Bundle, out var bundle) && bundle.Length > 0 ? [Entry(Encoding.UTF8.GetBytes(bundle))] : [],
            Timestamps = annotations.TryGetValue(Timestamp, out var timestamp) && timestamp.Length > 0 ? [Token(Encoding.UTF8.GetBytes(timestamp))] : [],
        };
    }

    private static Certificate? Leaf(IReadOnlyDictionary<string, string> annotations)
    {
        // The chain beside it is not needed: authorities come out of the trusted root.
        if (!annotations.TryGetValue(SignerCertificate, out var pem) || pem.Length == 0)
            return null;
        return Pem.Certificates(Encoding.UTF8.GetBytes(pem)) is [var certificate] ? certificate
            : throw Refusal.Invalid("the signer's certificate cannot be read");
    }

    private static LogEntry Entry(byte[] json)
    {
        using var document = StrictJson.Parse(json, "the log entry");
        var payload = StrictJson.Object(document.RootElement, "Payload", "the log entry");
        return new LogEntry
        {
            LogId = Hashes.FromHex(StrictJson.Text(payload, "logID", "the log entry")) ?? throw Refusal.Invalid("the log entry's log has no proper id"),
            Index = StrictJson.Integer(payload, "logIndex", "the log entry"),
            IntegratedTime = StrictJson.Integer(payload, "integratedTime", "the log entry"),
            Promise = Bytes(document.RootElement, "SignedEntryTimestamp", "the log entry"),
            Body = Bytes(payload, "body", "the log entry"),
        };
    }

    private static byte[] Token(byte[] json)
    {
        using var document = StrictJson.Parse(json, "the timestamp");
        return Bytes(document.RootElement, "SignedRFC3161Timestamp", "the timestamp");
    }

    private static byte[] Bytes(JsonElement element, string member, string what) =>
        StrictJson.GoBase64(StrictJson.Text(element, member, what)) is { Length: > 0 } bytes ? bytes
            : throw Refusal.Invalid($"'{member}' of {what} is not base64");

    private static void CheckPayload(ReadOnlyMemory<byte> payload, string digest)
    {
        using var document = StrictJson.Parse(payload, "the signed payload");
        var critical = StrictJson.Object(document.RootElement, "critical", "the signed payload");
        if (StrictJson.Text(critical, "type", "the signed payload") is not "cosign container image signature")
            throw Refusal.Invalid("the signed payload is not an image signature");
        if (StrictJson.Text(StrictJson.Object(critical, "image", "the signed payload"), "docker-manifest-digest", "the signed payload") != digest)
            throw Refusal.Invalid("the signed payload is about another image");
    }
}
