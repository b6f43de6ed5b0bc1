using System;
using System.Collections.Generic;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Seaworthy.Images.Certificates;

/// <summary>Where a certificate says that its revocation can be asked about.</summary>
sealed record RevocationAddresses(IReadOnlyList<Uri> Ocsp, IReadOnlyList<Uri> Lists, bool NamesOthers)
{
    const int Most = 5;

    public static RevocationAddresses Of(Certificate certificate)
    {
        var ocsp = new List<Uri>();
        var lists = new List<Uri>();
        var others = false;
        try
        {
            var extensions = certificate.Inner.CertificateStructure.TbsCertificate.Extensions;
            if (extensions?.GetExtension(X509Extensions.AuthorityInfoAccess) is { } access)
            {
                foreach (var description in AuthorityInformationAccess.GetInstance(access.GetParsedValue()).GetAccessDescriptions())
                {
                    if (description.AccessMethod.Equals(AccessDescription.IdADOcsp))
                        others |= !Add(ocsp, description.AccessLocation);
                }
            }
            if (extensions?.GetExtension(X509Extensions.CrlDistributionPoints) is { } points)
            {
                foreach (var point in CrlDistPoint.GetInstance(points.GetParsedValue()).GetDistributionPoints())
                {
                    if (point.DistributionPointName is not { Type: DistributionPointName.FullName } name)
                        continue;
                    foreach (var general in GeneralNames.GetInstance(name.Name).GetNames())
                        others |= !Add(lists, general);
                }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            others = true;
        }
        return new RevocationAddresses(ocsp, lists, others);
    }

    static bool Add(List<Uri> addresses, GeneralName name)
    {
        if (name.TagNo != GeneralName.UniformResourceIdentifier || addresses.Count == Most
            || !Uri.TryCreate(((IAsn1String)name.Name).GetString(), UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) || address.UserInfo.Length > 0)
            return false;
        addresses.Add(address);
        return true;
    }
}
