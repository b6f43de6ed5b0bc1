using System;
using System.Collections.Generic;
using System.Linq;
using Org.BouncyCastle.Asn1.X509;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>
/// The path from a certificate to an authority of the trusted root, at a given time (RFC 5280, section 6, as far as such authorities use it).
/// </summary>
internal static class AuthorityPath
{
    public const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private const string AnyPurpose = "2.5.29.37.0";

    // Constraints, usages and names are judged here; policies restrict nothing that is asked for.
    private static readonly string[] Judged = ["2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.17", "2.5.29.32"];

    /// <summary>The path, leaf first, or why there is none.</summary>
    public static IReadOnlyList<Certificate> Find(
        Certificate leaf, IReadOnlyList<AuthorityInstance> authorities, DateTimeOffset time, string purpose)
    {
        var why = "the certificate is of no authority in the trusted root";
        foreach (var authority in authorities)
        {
            if (Walk(leaf, authority) is not { } path)
                continue;
            if (!authority.Validity.Contains(time))
                why = authority.Validity.FaultOf("the certificate's authority", "the signature");
            else if (Fault(path, time, purpose) is { } fault)
                why = fault;
            else
                return path;
        }
        throw Refusal.Invalid(why);
    }

    /// <summary>Whether a path leads to the authority at all, whenever that was.</summary>
    public static bool LeadsTo(Certificate leaf, AuthorityInstance authority) => Walk(leaf, authority) is not null;

    private static List<Certificate>? Walk(Certificate leaf, AuthorityInstance authority)
    {
        var chain = authority.Chain;
        var root = chain[^1];
        var path = new List<Certificate> { leaf };
        while (path.Count <= chain.Count + 1)
        {
            var current = path[^1];
            if (current.IsSame(root))
                return path;
            var issuer = chain.FirstOrDefault(c => !path.Contains(c) && !c.IsSame(current) && current.IsIssuedBy(c));
            if (issuer is null)
                return null;
            path.Add(issuer);
        }
        return null;
    }

    private static string? Fault(List<Certificate> path, DateTimeOffset time, string purpose)
    {
        for (var i = 0; i < path.Count; i++)
        {
            var certificate = path[i];
            if (!certificate.IsValidAt(time))
                return $"{Named(i, path)} was not valid at the time of the signature";
            if (certificate.Inner.GetCriticalExtensionOids() is { } critical && critical.FirstOrDefault(o => !Judged.Contains(o)) is { } unknown)
                return $"{Named(i, path)} has a critical extension ({unknown}) that is not known";
            if (certificate.Purposes is { } purposes ? !purposes.Contains(purpose) && (i == 0 || !purposes.Contains(AnyPurpose)) : i == 0)
                return $"{Named(i, path)} is not one for this purpose ({purpose})";
            if (i == 0)
            {
                if (certificate.IsAuthority == true)
                    return "the certificate is an authority's";
                if (certificate.Usage is { } usage && (usage & KeyUsage.DigitalSignature) == 0)
                    return "the certificate's key is not one for signatures";
            }
            else
            {
                if (certificate.IsAuthority != true || certificate.PathLength < i - 1)
                    return $"{Named(i, path)} must not issue this certificate";
                if (certificate.Usage is { } usage && (usage & KeyUsage.KeyCertSign) == 0)
                    return $"the key of {Named(i, path)} must not sign certificates";
                if (certificate.RsaBits < 2048)
                    return $"the key of {Named(i, path)} is too short";
            }
        }
        return null;
    }

    private static string Named(int location, List<Certificate> path) => location == 0 ? "the certificate" : $"authority '{path[location].Subject}'";
}
