using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using BouncyCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Seaworthy.Images.Certificates;

/// <summary>
/// An X.509 certificate, read the same way on every platform. Chains are walked link by link by their owners: the platform's chain builder takes a leaf
/// for a root where both carry one subject, and judges extensions that the schemes tell us to leave alone.
/// </summary>
sealed class Certificate
{
    const int MostBytes = 64 * 1024;

    Certificate(BouncyCertificate inner, byte[] der)
    {
        Inner = inner;
        Der = der;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(der));
        NotBefore = new DateTimeOffset(DateTime.SpecifyKind(inner.NotBefore, DateTimeKind.Utc));
        NotAfter = new DateTimeOffset(DateTime.SpecifyKind(inner.NotAfter, DateTimeKind.Utc));
        Key = inner.CertificateStructure.SubjectPublicKeyInfo.GetDerEncoded();
        SubjectName = inner.CertificateStructure.Subject.GetDerEncoded();
        IssuerName = inner.CertificateStructure.Issuer.GetDerEncoded();
        Attributes = AttributesOf(inner.CertificateStructure.Subject);
        Subject = Refusal.Shown(string.Join(", ", Attributes.Reverse().Select(static a => a.Type + "=" + a.Value)));
        var extensions = inner.CertificateStructure.TbsCertificate.Extensions;
        if (extensions?.GetExtension(X509Extensions.BasicConstraints) is { } basic)
        {
            var constraints = BasicConstraints.GetInstance(basic.GetParsedValue());
            IsAuthority = constraints.IsCA();
            PathLength = constraints.PathLenConstraint is { } length ? (length.SignValue < 0 || length.BitLength > 16 ? 0 : length.IntValue) : null;
        }
        if (extensions?.GetExtension(X509Extensions.KeyUsage) is { } usage)
        {
            Usage = KeyUsage.GetInstance(usage.GetParsedValue()).IntValue;
            IsUsageCritical = usage.IsCritical;
        }
        if (extensions?.GetExtension(X509Extensions.ExtendedKeyUsage) is { } extended)
        {
            Purposes = [.. ExtendedKeyUsage.GetInstance(extended.GetParsedValue()).GetAllUsages().Select(static p => p.Id)];
            ArePurposesCritical = extended.IsCritical;
        }
    }

    public byte[] Der { get; }

    /// <summary>SHA-256 of the certificate, in hexadecimal digits.</summary>
    public string Fingerprint { get; }

    public string Subject { get; }

    /// <summary>The subject's attributes in the certificate's order; <c>Group</c> counts relative names, so that two of one group stood in one set.</summary>
    public IReadOnlyList<(string Type, string Value, int Group)> Attributes { get; }

    public byte[] SubjectName { get; }

    public byte[] IssuerName { get; }

    public DateTimeOffset NotBefore { get; }

    public DateTimeOffset NotAfter { get; }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public byte[] Key { get; }

    /// <summary>What basic constraints say; null where the extension is missing.</summary>
    public bool? IsAuthority { get; }

    public int? PathLength { get; }

    /// <summary>Bits as <see cref="KeyUsage"/> counts them; null where the extension is missing.</summary>
    public int? Usage { get; }

    public bool IsUsageCritical { get; }

    /// <summary>Extended key usages; null where the extension is missing.</summary>
    public IReadOnlyList<string>? Purposes { get; }

    public bool ArePurposesCritical { get; }

    public BouncyCertificate Inner { get; }

    /// <summary>Reads one certificate in DER, and nothing after it.</summary>
    public static Certificate Parse(ReadOnlySpan<byte> der)
    {
        if (der.Length is > 0 and <= MostBytes)
        {
            try
            {
                var bytes = der.ToArray();
                var parsed = Asn1Object.FromByteArray(bytes);
                if (parsed.GetDerEncoded().AsSpan().SequenceEqual(der))
                    return new Certificate(new BouncyCertificate(X509CertificateStructure.GetInstance(parsed)), bytes);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The reader throws a dozen kinds of exceptions on bytes that are no certificate.
            }
        }
        throw Refusal.Invalid("a certificate cannot be read");
    }

    public bool IsValidAt(DateTimeOffset time) => NotBefore <= time && time <= NotAfter;

    /// <summary>Whether the other one's key signed this one; the names must fit too, and SHA-1 and MD5 sign nothing.</summary>
    public bool IsIssuedBy(Certificate issuer)
    {
        if (!IssuerName.AsSpan().SequenceEqual(issuer.SubjectName) || !HasStrongSignature)
            return false;
        try
        {
            return QuickCheck(issuer) ?? Inner.IsSignatureValid(issuer.Inner.GetPublicKey());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>The platform's arithmetic is ten times as fast; null where it does not do the algorithm.</summary>
    bool? QuickCheck(Certificate issuer)
    {
        HashAlgorithmName? hash = Inner.SigAlgOid switch
        {
            "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => null,
        };
        var structure = Inner.CertificateStructure;
        if (hash is null || !structure.SignatureAlgorithm.Equals(structure.TbsCertificate.Signature))
            return hash is null ? null : false;
        if (Inner.SigAlgOid.StartsWith("1.2.840.113549.", StringComparison.Ordinal))
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(issuer.Key, out _);
            return rsa.VerifyData(structure.TbsCertificate.GetDerEncoded(), Inner.GetSignature(), hash.Value, RSASignaturePadding.Pkcs1);
        }
        if (issuer.Curve is not ("1.2.840.10045.3.1.7" or "1.3.132.0.34" or "1.3.132.0.35"))
            return null;
        using var elliptic = ECDsa.Create();
        elliptic.ImportSubjectPublicKeyInfo(issuer.Key, out _);
        return elliptic.VerifyData(structure.TbsCertificate.GetDerEncoded(), Inner.GetSignature(), hash.Value, DSASignatureFormat.Rfc3279DerSequence);
    }

    public bool IsSelfIssued => IsIssuedBy(this);

    public bool HasStrongSignature => Inner.SigAlgOid switch
    {
        "1.2.840.113549.1.1.11" or "1.2.840.113549.1.1.12" or "1.2.840.113549.1.1.13" => true,
        "1.2.840.10045.4.3.2" or "1.2.840.10045.4.3.3" or "1.2.840.10045.4.3.4" => true,
        "1.3.101.112" or "1.3.101.113" => true,
        "1.2.840.113549.1.1.10" => IsStrongPss(),
        _ => false,
    };

    public bool IsSame(Certificate other) => Der.AsSpan().SequenceEqual(other.Der);

    /// <summary>Size of an RSA key in bits, or null for another kind.</summary>
    public int? RsaBits
    {
        get
        {
            try
            {
                var info = Inner.CertificateStructure.SubjectPublicKeyInfo;
                return info.Algorithm.Algorithm.Equals(PkcsObjectIdentifiers.RsaEncryption)
                    ? (RsaPublicKeyStructure.GetInstance(info.ParsePublicKey()).Modulus.BitLength + 7) / 8 * 8
                    : null;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return 0;
            }
        }
    }

    /// <summary>The named curve of an elliptic key, or null.</summary>
    public string? Curve
    {
        get
        {
            var algorithm = Inner.CertificateStructure.SubjectPublicKeyInfo.Algorithm;
            return algorithm.Algorithm.Id == "1.2.840.10045.2.1" ? (algorithm.Parameters as DerObjectIdentifier)?.Id : null;
        }
    }

    bool IsStrongPss()
    {
        try
        {
            var parameters = RsassaPssParameters.GetInstance(Inner.CertificateStructure.SignatureAlgorithm.Parameters);
            return parameters.HashAlgorithm.Algorithm.Id is "2.16.840.1.101.3.4.2.1" or "2.16.840.1.101.3.4.2.2" or "2.16.840.1.101.3.4.2.3";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }

    static List<(string, string, int)> AttributesOf(X509Name name)
    {
        var attributes = new List<(string, string, int)>();
        var group = 0;
        foreach (var relative in Asn1Sequence.GetInstance(name.ToAsn1Object()))
        {
            foreach (var pair in Asn1Set.GetInstance(relative))
            {
                var typeAndValue = Asn1Sequence.GetInstance(pair);
                var type = DerObjectIdentifier.GetInstance(typeAndValue[0]).Id;
                var value = typeAndValue[1].ToAsn1Object();
                attributes.Add((Trust.SubjectName.ShortName(type), value is IAsn1String text ? text.GetString() : Hexadecimal(value), group));
            }
            group++;
        }
        return attributes;
    }

    static string Hexadecimal(Asn1Object value) => "#" + Convert.ToHexStringLower(value.GetDerEncoded());
}
