using System;
using System.Formats.Asn1;
using System.Text;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>Whom a Fulcio certificate names, and who vouched for it (Fulcio, "Certificate specification" and "OID information").</summary>
internal sealed record CertificateIdentity(string Subject, string Issuer)
{
    private const string AlternativeNames = "2.5.29.17";
    private const string OtherName = "1.3.6.1.4.1.57264.1.7";
    private const string FirstIssuer = "1.3.6.1.4.1.57264.1.1";
    private const string SecondIssuer = "1.3.6.1.4.1.57264.1.8";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static CertificateIdentity Of(Certificate certificate)
    {
        try
        {
            var names = Value(certificate, AlternativeNames) ?? throw Refusal.Invalid("the certificate names nobody");
            return new CertificateIdentity(SubjectOf(names), IssuerOf(certificate));
        }
        catch (Exception e) when (e is AsnContentException or DecoderFallbackException)
        {
            throw Refusal.Invalid("the names in the certificate cannot be read");
        }
    }

    private static string SubjectOf(byte[] names)
    {
        var outer = new AsnReader(names, AsnEncodingRules.DER);
        var sequence = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var tag = sequence.PeekTag();
        var subject = tag switch
        {
            { TagClass: TagClass.ContextSpecific, TagValue: 1 or 6 } => sequence.ReadCharacterString(UniversalTagNumber.IA5String, tag),
            { TagClass: TagClass.ContextSpecific, TagValue: 0 } => Other(sequence.ReadSequence(tag)),
            _ => throw Refusal.Invalid("the certificate's name is neither an address nor a URI"),
        };
        // Fulcio writes exactly one.
        return sequence.HasData || subject.Length == 0 ? throw Refusal.Invalid("the certificate does not name exactly one party") : subject;
    }

    private static string Other(AsnReader other)
    {
        if (other.ReadObjectIdentifier() != OtherName)
            throw Refusal.Invalid("the certificate's name is of an unknown kind");
        var wrapped = other.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true));
        return wrapped.ReadCharacterString(UniversalTagNumber.UTF8String);
    }

    private static string IssuerOf(Certificate certificate)
    {
        string? issuer = null;
        if (Value(certificate, SecondIssuer) is { } second)
        {
            var reader = new AsnReader(second, AsnEncodingRules.DER);
            issuer = reader.ReadCharacterString(UniversalTagNumber.UTF8String);
            reader.ThrowIfNotEmpty();
        }
        if (Value(certificate, FirstIssuer) is { } first)
        {
            var text = Strict.GetString(first);
            if (issuer is not null && issuer != text)
                throw Refusal.Invalid("the certificate names two issuers");
            issuer = text;
        }
        return issuer ?? throw Refusal.Invalid("the certificate does not say who vouched for the signer");
    }

    private static byte[]? Value(Certificate certificate, string oid) =>
        certificate.Inner.GetExtensionValue(new Org.BouncyCastle.Asn1.DerObjectIdentifier(oid))?.GetOctets();
}
