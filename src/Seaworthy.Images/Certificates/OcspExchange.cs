using System;
using System.Linq;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;

namespace Seaworthy.Images.Certificates;

/// <summary>A question to an OCSP responder and its answer (RFC 6960).</summary>
static class OcspExchange
{
    const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public static (byte[] Request, CertificateID Id) Request(Certificate certificate, Certificate issuer)
    {
        // SHA-1 names the issuer here and vouches for nothing; responders know little else.
        var id = new CertificateID(new AlgorithmIdentifier(Org.BouncyCastle.Asn1.Oiw.OiwObjectIdentifiers.IdSha1), issuer.Inner,
            certificate.Inner.SerialNumber);
        var generator = new OcspReqGenerator();
        generator.AddRequest(id);
        return (generator.Generate().GetEncoded(), id);
    }

    public static RevocationStatus Read(byte[] answer, CertificateID id, Certificate issuer, DateTimeOffset now)
    {
        try
        {
            var response = new OcspResp(answer);
            if (response.Status != OcspRespStatus.Successful || response.GetResponseObject() is not BasicOcspResp basic || !IsTrusted(basic, issuer, now))
                return RevocationStatus.Unknown;
            foreach (var single in basic.Responses)
            {
                if (!single.GetCertID().Equals(id) || single.ThisUpdate.ToUniversalTime() > now.UtcDateTime + ClockSkew
                    || single.NextUpdate is not { } next || next.ToUniversalTime() < now.UtcDateTime - ClockSkew)
                    continue;
                return single.GetCertStatus() switch
                {
                    null => RevocationStatus.Good,
                    RevokedStatus => RevocationStatus.Revoked,
                    _ => RevocationStatus.Unknown,
                };
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // An answer that cannot be read says nothing.
        }
        return RevocationStatus.Unknown;
    }

    /// <summary>Signed by the issuer itself, or by one whom the issuer appointed.</summary>
    static bool IsTrusted(BasicOcspResp response, Certificate issuer, DateTimeOffset now)
    {
        if (response.Verify(issuer.Inner.GetPublicKey()))
            return true;
        foreach (var inner in response.GetCerts().Take(10))
        {
            var responder = Certificate.Parse(inner.GetEncoded());
            if (responder.IsIssuedBy(issuer) && responder.IsValidAt(now) && responder.Purposes?.Contains(OcspSigning) == true
                && response.Verify(inner.GetPublicKey()))
                return true;
        }
        return false;
    }
}
