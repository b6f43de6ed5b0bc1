using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Notation;

/// <summary>When a signature was there at the latest: the range of time that an authority vouches for, and the certificates behind it.</summary>
sealed record TrustedTime(DateTimeOffset Earliest, DateTimeOffset Latest, IReadOnlyList<Certificate> Chain);

/// <summary>An RFC 3161 token over the signature (RFC 3161, RFC 5816; Notary Project, trust store and trust policy, "Validate Trusted Timestamp").</summary>
static class Countersignature
{
    const int MostBytes = 256 * 1024;
    const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    const string BaselinePolicy = "0.4.0.2023.1.1";
    static readonly string[] Hashes = ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    public static TrustedTime Verify(byte[] token, byte[] signature, IReadOnlyList<Certificate> roots)
    {
        try
        {
            return Read(token, signature, roots);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw Refusal.Invalid("the timestamp cannot be read");
        }
    }

    static TrustedTime Read(byte[] token, byte[] signature, IReadOnlyList<Certificate> roots)
    {
        if (token.Length > MostBytes || !Rfc3161TimestampToken.TryDecode(token, out var stamp, out var read) || read != token.Length)
            throw Refusal.Invalid("the timestamp is not a token of RFC 3161");
        var info = stamp.TokenInfo;
        if (!Hashes.Contains(info.HashAlgorithmId.Value))
            throw Refusal.Invalid("the timestamp hashes with an algorithm that is not allowed");
        if (!stamp.VerifySignatureForData(signature, out var signer) || signer is null)
            throw Refusal.Invalid("the timestamp is not of this signature, or its own signature does not verify");
        using (signer)
        {
            var message = stamp.AsSignedCms();
            if (message.SignerInfos.Count != 1 || !Hashes.Contains(message.SignerInfos[0].DigestAlgorithm.Value))
                throw Refusal.Invalid("the timestamp is signed with an algorithm that is not allowed");
            if (!message.SignerInfos[0].SignedAttributes.Cast<CryptographicAttributeObject>().Any(static a => a.Oid.Value == SigningCertificateV2))
                throw Refusal.Invalid("the timestamp does not name its certificate as RFC 5816 has it");
            var others = new List<Certificate>();
            foreach (var certificate in message.Certificates)
            {
                if (others.Count == 20)
                    throw Refusal.Invalid("the timestamp carries more than 20 certificates");
                others.Add(Certificate.Parse(certificate.RawData));
            }
            var chain = CertificatePath.Find(Certificate.Parse(signer.RawData), others, roots, info.Timestamp)
                ?? throw new Refusal(TrustState.WrongSigner,
                    $"the timestamp is of '{Refusal.Shown(signer.Subject)}', which no trusted time stamping authority stands behind");
            ChainRules.CheckTimeStamping(chain);
            var accuracy = info.AccuracyInMicroseconds is { } micros && micros > 0
                ? TimeSpan.FromMicroseconds(Math.Min(micros, 1_000_000_000_000))
                : info.PolicyId.Value == BaselinePolicy ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
            return new TrustedTime(info.Timestamp - accuracy, info.Timestamp + accuracy, chain);
        }
    }
}
