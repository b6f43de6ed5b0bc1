using System;
using System.Collections.Generic;
using System.Linq;
using Org.BouncyCastle.Asn1.X509;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Notation;

/// <summary>What the signature specification demands of certificates, from the signing one to the root, link by link ("Certificate Requirements").</summary>
static class ChainRules
{
    const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    // Server, client, mail, time stamping, OCSP, any.
    static readonly string[] NotForCode = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4", TimeStamping, "1.3.6.1.5.5.7.3.9", "2.5.29.37.0"];

    public static void CheckCodeSigning(IReadOnlyList<Certificate> chain) => Check(chain, isForCode: true);

    public static void CheckTimeStamping(IReadOnlyList<Certificate> chain) => Check(chain, isForCode: false);

    static void Check(IReadOnlyList<Certificate> chain, bool isForCode)
    {
        if (chain.Count == 0)
            throw Refusal.Invalid("there is no certificate chain");
        for (var i = 0; i < chain.Count; i++)
        {
            var certificate = chain[i];
            if (!certificate.HasStrongSignature)
                throw Refusal.Invalid($"certificate '{certificate.Subject}' is signed with an algorithm that is not allowed, such as SHA-1");
            var isLast = i == chain.Count - 1;
            if (isLast && !certificate.IsSelfIssued)
                throw Refusal.Invalid($"the certificate chain does not end in a root: '{certificate.Subject}' is not signed by itself");
            if (!isLast && certificate.IsSelfIssued)
                throw Refusal.Invalid($"certificate '{certificate.Subject}' is signed by itself, and stands before the end of the chain");
            if (!isLast && !certificate.IsIssuedBy(chain[i + 1]))
                throw Refusal.Invalid($"certificate '{certificate.Subject}' was not issued by the next in the chain, '{chain[i + 1].Subject}'");
            if (i == 0)
                CheckLeaf(certificate, isForCode);
            else
                CheckAuthority(certificate, i - 1, isForCode);
        }
    }

    static void CheckLeaf(Certificate leaf, bool isForCode)
    {
        if (leaf.IsAuthority == true)
            throw Refusal.Invalid($"signing certificate '{leaf.Subject}' is an authority's");
        CheckUsage(leaf, isForCode);
        // Content commitment may stand beside digital signature; nothing else may.
        if ((leaf.Usage & KeyUsage.DigitalSignature) == 0 || (leaf.Usage & ~(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation)) != 0)
            throw Refusal.Invalid($"the key of '{leaf.Subject}' is not one for digital signatures alone");
        if (isForCode)
        {
            if (leaf.Purposes is { } purposes && purposes.FirstOrDefault(NotForCode.Contains) is { } wrong)
                throw Refusal.Invalid($"certificate '{leaf.Subject}' has extended key usage {wrong}, which must not sign images");
        }
        else if (leaf.Purposes is not [TimeStamping] || !leaf.ArePurposesCritical)
        {
            throw Refusal.Invalid($"certificate '{leaf.Subject}' is not one for time stamping alone");
        }
        if (SignatureAlgorithm.Of(leaf) is null)
            throw Refusal.Invalid($"the key of '{leaf.Subject}' is of a kind or size that is not allowed");
    }

    static void CheckAuthority(Certificate authority, int below, bool isForCode)
    {
        if (authority.IsAuthority != true)
            throw Refusal.Invalid($"certificate '{authority.Subject}' issued another and is not an authority's");
        if (authority.PathLength < below)
            throw Refusal.Invalid($"certificate '{authority.Subject}' allows a shorter chain than this");
        CheckUsage(authority, isForCode);
        if ((authority.Usage & KeyUsage.KeyCertSign) == 0)
            throw Refusal.Invalid($"the key of '{authority.Subject}' must not sign certificates");
        if (authority.RsaBits < 2048)
            throw Refusal.Invalid($"the key of '{authority.Subject}' is too short");
        // Where an authority is limited to purposes, they must be the leaf's (RFC 5280 leaves it open; every validator does so).
        if (!isForCode && authority.Purposes is { } purposes && !purposes.Contains(TimeStamping) && !purposes.Contains("2.5.29.37.0"))
            throw Refusal.Invalid($"certificate '{authority.Subject}' is not one for time stamping");
    }

    static void CheckUsage(Certificate certificate, bool isForCode)
    {
        if (certificate.Usage is null)
            throw Refusal.Invalid($"certificate '{certificate.Subject}' does not say what its key is for");
        if (isForCode && !certificate.IsUsageCritical)
            throw Refusal.Invalid($"the key usage of '{certificate.Subject}' is not marked as critical");
    }
}
