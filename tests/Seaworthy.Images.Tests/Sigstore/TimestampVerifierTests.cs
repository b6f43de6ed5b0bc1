using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Linq;
using System.Security.Cryptography;
using Seaworthy.Images.Sigstore;
using Xunit;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>Tokens as authorities write them that are made with other libraries than the platform's.</summary>
public sealed class TimestampVerifierTests
{
    private static readonly byte[] Signature = [1, 2, 3];
    private static readonly IReadOnlyList<AuthorityInstance> Authorities = Judge.Root(SigstoreLab.Default).TimestampAuthorities;

    public static IEnumerable<object[]> Styles() =>
        from version in (int[])[1, 3]
        from certificates in (int[])[0, 1, 2]
        from verbose in (bool[])[false, true]
        from hash in (string[])["SHA256", "SHA384", "SHA512"]
        select new object[] { version, certificates, verbose, hash };

    [Theory]
    [MemberData(nameof(Styles))]
    public void Tokens_of_other_libraries_verify(int version, int certificates, bool verbose, string hash)
    {
        var response = Response(version, certificates, verbose, new HashAlgorithmName(hash));
        Assert.Equal([SigstoreLab.Now], TimestampVerifier.Verify([response], Signature, Authorities));
        Assert.Throws<Refusal>(() => TimestampVerifier.Verify([response], [1, 2, 4], Authorities));
    }

    private static byte[] Response(int version, int certificates, bool verbose, HashAlgorithmName hash)
    {
        var (leaf, key) = SigstoreLab.Default.TimestampSigner;
        var info = Written(w =>
        {
            using (w.PushSequence())
            {
                w.WriteInteger(1);
                w.WriteObjectIdentifier("1.3.6.1.4.1.57264.2");
                using (w.PushSequence())
                {
                    Algorithm(w, hash, hasNull: verbose);
                    w.WriteOctetString(CryptographicOperations.HashData(hash, Signature));
                }
                w.WriteInteger(new System.Numerics.BigInteger(Enumerable.Repeat((byte)0x5a, 20).ToArray()));
                w.WriteGeneralizedTime(SigstoreLab.Now, omitFractionalSeconds: true);
                if (!verbose)
                    return;
                using (w.PushSequence())
                    w.WriteInteger(1);
                w.WriteBoolean(true);
                w.WriteInteger(123456789);
                using (w.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                using (w.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
                    w.WriteEncodedValue(leaf.SubjectName);
            }
        });
        var attributes = new List<byte[]>
        {
            Attribute("1.2.840.113549.1.9.3", w => w.WriteObjectIdentifier("1.2.840.113549.1.9.16.1.4")),
            Attribute("1.2.840.113549.1.9.4", w => w.WriteOctetString(CryptographicOperations.HashData(hash, info))),
            Attribute("1.2.840.113549.1.9.5", w => w.WriteUtcTime(SigstoreLab.Now)),
            Attribute("1.2.840.113549.1.9.16.2.47", w =>
            {
                using (w.PushSequence())
                using (w.PushSequence())
                using (w.PushSequence())
                {
                    var by = hash == HashAlgorithmName.SHA256 || !verbose ? HashAlgorithmName.SHA256 : hash;
                    if (verbose)
                        Algorithm(w, by, hasNull: false);
                    w.WriteOctetString(CryptographicOperations.HashData(by, leaf.Der));
                    using (w.PushSequence())
                    {
                        using (w.PushSequence())
                        using (w.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
                            w.WriteEncodedValue(leaf.IssuerName);
                        w.WriteInteger(leaf.Inner.SerialNumber.ToByteArray());
                    }
                }
            }),
        };
        var signed = Written(w =>
        {
            using (w.PushSetOf())
                attributes.ForEach(a => w.WriteEncodedValue(a));
        });
        var signature = key.SignData(signed, hash, DSASignatureFormat.Rfc3279DerSequence);
        byte[] implicitly = [0xa0, .. signed[1..]];
        return Written(w =>
        {
            using (w.PushSequence())
            {
                using (w.PushSequence())
                    w.WriteInteger(0);
                using (w.PushSequence())
                {
                    w.WriteObjectIdentifier("1.2.840.113549.1.7.2");
                    using (w.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                    using (w.PushSequence())
                    {
                        w.WriteInteger(version);
                        using (w.PushSetOf())
                            Algorithm(w, hash, verbose);
                        using (w.PushSequence())
                        {
                            w.WriteObjectIdentifier("1.2.840.113549.1.9.16.1.4");
                            using (w.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                                w.WriteOctetString(info);
                        }
                        if (certificates > 0)
                        {
                            using (w.PushSetOf(new Asn1Tag(TagClass.ContextSpecific, 0)))
                            {
                                foreach (var certificate in Authorities[0].Chain.Take(certificates))
                                    w.WriteEncodedValue(certificate.Der);
                            }
                        }
                        using (w.PushSetOf())
                        using (w.PushSequence())
                        {
                            w.WriteInteger(1);
                            using (w.PushSequence())
                            {
                                w.WriteEncodedValue(leaf.IssuerName);
                                w.WriteInteger(leaf.Inner.SerialNumber.ToByteArray());
                            }
                            Algorithm(w, hash, verbose);
                            w.WriteEncodedValue(implicitly);
                            using (w.PushSequence())
                                w.WriteObjectIdentifier("1.2.840.10045.4.3."
                                    + (hash == HashAlgorithmName.SHA256 ? 2 : hash == HashAlgorithmName.SHA384 ? 3 : 4));
                            w.WriteOctetString(signature);
                        }
                    }
                }
            }
        });
    }

    private static void Algorithm(AsnWriter writer, HashAlgorithmName hash, bool hasNull)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.16.840.1.101.3.4.2." + (hash == HashAlgorithmName.SHA256 ? 1 : hash == HashAlgorithmName.SHA384 ? 2 : 3));
            if (hasNull)
                writer.WriteNull();
        }
    }

    private static byte[] Attribute(string type, Action<AsnWriter> value) => Written(w =>
    {
        using (w.PushSequence())
        {
            w.WriteObjectIdentifier(type);
            using (w.PushSetOf())
                value(w);
        }
    });

    private static byte[] Written(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
