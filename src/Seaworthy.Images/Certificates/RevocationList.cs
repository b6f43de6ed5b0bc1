using System;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;

namespace Seaworthy.Images.Certificates;

/// <summary>A certificate revocation list (RFC 5280, section 5).</summary>
static class RevocationList
{
    public static RevocationStatus Read(byte[] bytes, Certificate certificate, Certificate issuer, DateTimeOffset now)
    {
        try
        {
            var list = new X509CrlParser().ReadCrl(bytes);
            if (list is null || !list.IssuerDN.GetDerEncoded().AsSpan().SequenceEqual(issuer.SubjectName)
                || !list.IsSignatureValid(issuer.Inner.GetPublicKey()))
                return RevocationStatus.Unknown;
            if (issuer.Usage is { } usage && (usage & KeyUsage.CrlSign) == 0)
                return RevocationStatus.Unknown;
            if (list.ThisUpdate.ToUniversalTime() > now.UtcDateTime.AddMinutes(5) || list.NextUpdate is not { } next
                || next.ToUniversalTime() < now.UtcDateTime)
                return RevocationStatus.Unknown;
            // A list that covers only some certificates, or only what is new, cannot say that one is good.
            foreach (var critical in list.GetCriticalExtensionOids())
            {
                if (critical != X509Extensions.CrlNumber.Id && !(critical == X509Extensions.IssuingDistributionPoint.Id && Covers(list, certificate)))
                    return list.GetRevokedCertificate(certificate.Inner.SerialNumber) is null ? RevocationStatus.Unknown : RevocationStatus.Revoked;
            }
            return list.GetRevokedCertificate(certificate.Inner.SerialNumber) is null ? RevocationStatus.Good : RevocationStatus.Revoked;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return RevocationStatus.Unknown;
        }
    }

    static bool Covers(X509Crl list, Certificate certificate)
    {
        var point = IssuingDistributionPoint.GetInstance(list.GetExtensionParsedValue(X509Extensions.IssuingDistributionPoint));
        return !point.IsIndirectCrl && point.OnlySomeReasons is null && !point.OnlyContainsAttributeCerts
            && !(point.OnlyContainsUserCerts && certificate.IsAuthority == true) && !(point.OnlyContainsCACerts && certificate.IsAuthority != true);
    }
}
