using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>Timestamps of RFC 3161 over a signature, by the authorities of the trusted root.</summary>
internal static class TimestampVerifier
{
    private const int MostBytes = 256 * 1024;

    /// <summary>
    /// The times that are vouched for. A timestamp of an authority that is not in the root counts for nothing, but where there are timestamps at all one must
    /// be of a
    /// known authority; one that is malformed, or not over this signature, or does not verify, is refused whatever else there is.
    /// </summary>
    public static List<DateTimeOffset> Verify(IReadOnlyList<byte[]> timestamps, byte[] signature, IReadOnlyList<AuthorityInstance> authorities)
    {
        var times = new List<DateTimeOffset>();
        for (var i = 0; i < timestamps.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (timestamps[i].AsSpan().SequenceEqual(timestamps[j]))
                    throw Refusal.Invalid("a timestamp stands twice in the bundle");
            }
            if (Verify(timestamps[i], signature, authorities) is { } time)
                times.Add(time);
        }
        if (timestamps.Count > 0 && times.Count == 0)
            throw Refusal.Invalid("the timestamp is of no authority in the trusted root");
        return times;
    }

    private static DateTimeOffset? Verify(byte[] response, byte[] signature, IReadOnlyList<AuthorityInstance> authorities)
    {
        if (response.Length > MostBytes || Token(response) is not { } bytes || !Rfc3161TimestampToken.TryDecode(bytes, out var token, out var read)
            || read != bytes.Length)
        {
            throw Refusal.Invalid("the timestamp cannot be read");
        }
        var info = token.TokenInfo;
        var hash = info.HashAlgorithmId.Value switch
        {
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            _ => throw Refusal.Invalid("the timestamp hashes with an algorithm that is not supported"),
        };
        if (!info.GetMessageHash().Span.SequenceEqual(CryptographicOperations.HashData(hash, signature)))
            throw Refusal.Invalid("the timestamp is over another signature");

        var candidates = new X509Certificate2Collection();
        X509Certificate2? signer = null;
        try
        {
            foreach (var authority in authorities)
                candidates.Add(X509CertificateLoader.LoadCertificate(authority.Chain[0].Der));
            if (!token.VerifySignatureForHash(info.GetMessageHash().Span, info.HashAlgorithmId, out signer, candidates))
                return IsOfKnown(token, authorities) ? throw Refusal.Invalid("the timestamp does not verify") : null;
            if (signer is null)
                return null;
            if (token.AsSignedCms()
                .SignerInfos is not [{ DigestAlgorithm.Value: "2.16.840.1.101.3.4.2.1" or "2.16.840.1.101.3.4.2.2" or "2.16.840.1.101.3.4.2.3" }])
                throw Refusal.Invalid("the timestamp is signed with an algorithm that is not supported");
            return Trusted(Certificate.Parse(signer.RawData), info.Timestamp, authorities);
        }
        finally
        {
            foreach (var candidate in candidates)
                candidate.Dispose();
            signer?.Dispose();
        }
    }

    private static DateTimeOffset? Trusted(Certificate signer, DateTimeOffset time, IReadOnlyList<AuthorityInstance> authorities)
    {
        var known = new List<AuthorityInstance>();
        foreach (var authority in authorities)
        {
            // A chain that begins with a certificate for time stamping means this one; else any below the authority.
            var first = authority.Chain[0];
            if (first.IsSame(signer) || (first.IsAuthority == true && AuthorityPath.LeadsTo(signer, authority)))
                known.Add(authority);
        }
        if (known.Count == 0)
            return null;
        AuthorityPath.Find(signer, known, time, AuthorityPath.TimeStamping);
        return time;
    }

    /// <summary>Whether the token names a certificate of the root as its signer's, so that it is a bad timestamp and not a foreign one.</summary>
    private static bool IsOfKnown(Rfc3161TimestampToken token, IReadOnlyList<AuthorityInstance> authorities)
    {
        foreach (var signer in token.AsSignedCms().SignerInfos)
        {
            if (signer.SignerIdentifier.Value is not System.Security.Cryptography.Xml.X509IssuerSerial named)
                return true;
            foreach (var authority in authorities)
            {
                foreach (var certificate in authority.Chain)
                {
                    using var loaded = X509CertificateLoader.LoadCertificate(certificate.Der);
                    if (string.Equals(loaded.SerialNumber, named.SerialNumber, StringComparison.OrdinalIgnoreCase) && loaded.Issuer == named.IssuerName)
                        return true;
                }
            }
        }
        return false;
    }

    /// <summary>The token inside a TimeStampResp that says granted.</summary>
    private static ReadOnlyMemory<byte>? Token(byte[] response)
    {
        try
        {
            var outer = new AsnReader(response, AsnEncodingRules.BER);
            var reader = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var status = reader.ReadSequence();
            if (!status.TryReadInt32(out var granted) || granted is not (0 or 1) || !reader.HasData)
                return null;
            var token = reader.ReadEncodedValue();
            reader.ThrowIfNotEmpty();
            return token;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
