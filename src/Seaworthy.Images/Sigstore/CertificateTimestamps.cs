using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>Signed certificate timestamps inside a certificate (RFC 6962, sections 3.2 and 3.3): a log has seen it before it was issued.</summary>
internal static class CertificateTimestamps
{
    private const string Extension = "1.3.6.1.4.1.11129.2.4.2";
    private const int MostTimestamps = 20;

    /// <summary>Demands one timestamp of a log that the trusted root knows. Those of unknown logs are passed over; those of known logs must verify.</summary>
    public static void Check(Certificate certificate, Certificate issuer, IReadOnlyList<LogInstance> logs)
    {
        var (precertificate, list) = Split(certificate);
        if (list is null)
            throw Refusal.Invalid("the certificate has no signed certificate timestamp");
        var isSeen = false;
        foreach (var timestamp in Timestamps(list))
            isSeen |= Verify(timestamp, precertificate, SHA256.HashData(issuer.Key), logs);
        if (!isSeen)
            throw Refusal.Invalid("the certificate has no signed certificate timestamp of a log in the trusted root");
    }

    private static bool Verify(ReadOnlySpan<byte> timestamp, byte[] precertificate, byte[] issuerKeyHash, IReadOnlyList<LogInstance> logs)
    {
        // version 1, log id 32, time 8, extensions 2 + n, hash 1, kind 1, signature 2 + n
        if (timestamp.Length < 47 || timestamp[0] != 0)
            throw Malformed();
        var id = timestamp.Slice(1, 32);
        var time = timestamp.Slice(33, 8);
        var extensions = timestamp.Slice(41, 2 + BinaryPrimitives.ReadUInt16BigEndian(timestamp[41..]));
        var rest = timestamp[(41 + extensions.Length)..];
        if (rest.Length < 4 || rest.Length != 4 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]))
            throw Malformed();
        var milliseconds = BinaryPrimitives.ReadUInt64BigEndian(time);
        if (milliseconds > 100_000_000_000_000)
            throw Malformed();
        var at = DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);

        byte[] signed =
        [
            0, 0, .. time, 0, 1, .. issuerKeyHash,
            (byte)(precertificate.Length >> 16), (byte)(precertificate.Length >> 8), (byte)precertificate.Length, .. precertificate, .. extensions,
        ];
        LogInstance? known = null;
        foreach (var log in logs)
        {
            if (!id.SequenceEqual(log.Id))
                continue;
            known = log;
            // SHA-256 alone; 3 is ECDSA, 1 is RSA (RFC 5246, section 7.4.1.4.1), and Ed25519 has numbers of its own (RFC 8422).
            var isOfKind = log.Key.IsEdwards ? rest[0] == 8 && rest[1] == 7 : rest[0] == 4 && rest[1] == (log.Key.IsElliptic ? 3 : 1);
            if (isOfKind && log.Validity.Contains(at) && log.Key.VerifyDefault(signed, HashAlgorithmName.SHA256, rest[4..]))
                return true;
        }
        if (known is null)
            return false;
        throw Refusal.Invalid(known.Validity.Start is null ? known.Validity.FaultOf("the certificate log's key", "the timestamp")
            : "the certificate's signed certificate timestamp does not verify");
    }

    private static List<byte[]> Timestamps(byte[] list)
    {
        var timestamps = new List<byte[]>();
        if (list.Length < 2 || list.Length != 2 + BinaryPrimitives.ReadUInt16BigEndian(list))
            throw Malformed();
        var rest = list.AsSpan(2);
        while (rest.Length > 0)
        {
            if (rest.Length < 2 || timestamps.Count == MostTimestamps)
                throw Malformed();
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
            if (rest.Length < 2 + length)
                throw Malformed();
            timestamps.Add(rest.Slice(2, length).ToArray());
            rest = rest[(2 + length)..];
        }
        return timestamps;
    }

    /// <summary>The certificate as the log saw it, without the extension, and the extension's list.</summary>
    private static (byte[] Precertificate, byte[]? List) Split(Certificate certificate)
    {
        byte[]? list = null;
        var whole = new AsnReader(certificate.Der, AsnEncodingRules.DER).ReadSequence();
        var fields = whole.ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        var extensionsTag = new Asn1Tag(TagClass.ContextSpecific, 3, isConstructed: true);
        using (writer.PushSequence())
        {
            while (fields.HasData)
            {
                if (!fields.PeekTag().HasSameClassAndValue(extensionsTag))
                {
                    writer.WriteEncodedValue(fields.ReadEncodedValue().Span);
                    continue;
                }
                var extensions = fields.ReadSequence(extensionsTag).ReadSequence();
                using (writer.PushSequence(extensionsTag))
                using (writer.PushSequence())
                {
                    while (extensions.HasData)
                    {
                        var encoded = extensions.ReadEncodedValue();
                        var extension = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
                        if (extension.ReadObjectIdentifier() != Extension)
                        {
                            writer.WriteEncodedValue(encoded.Span);
                            continue;
                        }
                        if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean))
                            extension.ReadBoolean();
                        if (list is not null)
                            throw Malformed();
                        list = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString();
                    }
                }
            }
        }
        return (writer.Encode(), list);
    }

    private static Refusal Malformed() => Refusal.Invalid("the certificate's signed certificate timestamps cannot be read");
}
