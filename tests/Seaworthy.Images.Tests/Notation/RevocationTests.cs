using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;
using Seaworthy.Images.Certificates;
using Seaworthy.Images.Notation;
using Xunit;
using static Seaworthy.Images.Tests.Notation.TestAuthority;
using X509Name = Org.BouncyCastle.Asn1.X509.X509Name;

namespace Seaworthy.Images.Tests.Notation;

public sealed class RevocationTests
{
    const string Responder = "http://ocsp.example/";
    const string List = "http://crl.example/ca.crl";
    static readonly System.Numerics.BigInteger Serial = new([9, 8, 7], isUnsigned: true, isBigEndian: true);

    readonly MemoryDocuments documents = new();

    static TestSigner Signer(bool hasOcsp, bool hasList)
    {
        var extensions = new List<X509Extension>();
        if (hasOcsp)
            extensions.Add(new X509AuthorityInformationAccessExtension([Responder], []));
        if (hasList)
            extensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([List]));
        return Make(new() { LeafExtensions = extensions });
    }

    Task<Verdict> VerifyAsync(TestSigner signer, NotationAction action = NotationAction.Enforce)
    {
        var statement = new NotationStatement("test", ["*"], "strict")
        {
            TrustStores = ["ca:acme"],
            TrustedIdentities = ["*"],
            Override = new Dictionary<string, string>
            {
                ["revocation"] = action switch
                {
                    NotationAction.Log => "log",
                    NotationAction.Skip => "skip",
                    _ => "enforce"
                }
            },
        };
        var envelope = new TestEnvelope(signer);
        return NotationVerifier.VerifyAsync(
            new NotationSignature("r.example/a", TestEnvelope.Target, envelope.Make(), envelope.MediaType),
            statement, new MemoryStore().With("ca:acme", signer.Root), Today, new RevocationChecker(documents), CancellationToken.None);
    }

    static byte[] MakeList(TestSigner signer, bool isRevoked, DateTimeOffset? next = null, int issuer = 200, string name = "CN=Intermediate, O=Acme, C=DE")
    {
        var builder = new CertificateRevocationListBuilder();
        builder.AddEntry([1]);
        if (isRevoked)
            builder.AddEntry(Serial.ToByteArray(isUnsigned: true, isBigEndian: true), Today.AddDays(-1), X509RevocationReason.KeyCompromise);
        Assert.NotNull(signer);
        return builder.Build(
            new X500DistinguishedName(name), X509SignatureGenerator.CreateForECDsa((ECDsa)Key("P-256", issuer)), 5, next ?? Today.AddDays(1),
                HashAlgorithmName.SHA256,
            new X509AuthorityKeyIdentifierExtension([0x30, 0], false), Today.AddDays(-2));
    }

    static byte[] Answer(byte[] request, TestSigner signer, bool isRevoked, DateTimeOffset? next = null, int key = 200)
    {
        var generator = new BasicOcspRespGenerator(new RespID(new X509Name("CN=Responder")));
        foreach (var asked in new OcspReq(request).GetRequestList())
            generator.AddResponse(asked.GetCertID(), isRevoked ? new RevokedStatus(Today.AddDays(-1).UtcDateTime, 1) : null, Today.AddHours(-1).UtcDateTime,
                (next ?? Today.AddDays(1)).UtcDateTime, null);
        Assert.NotNull(signer);
        var signature = new Asn1SignatureFactory("SHA256WITHECDSA", PrivateKeyFactory.CreateKey(Key("P-256", key).ExportPkcs8PrivateKey()));
        return new OCSPRespGenerator().Generate(OCSPRespGenerator.Successful, generator.Generate(signature, [], Today.UtcDateTime)).GetEncoded();
    }

    [Fact]
    public async Task Certificates_that_name_nobody_are_not_asked_about()
    {
        var verdict = await VerifyAsync(Signer(false, false));
        Assert.Equal(TrustState.Signed, verdict.State);
        Assert.Empty(verdict.Notes);
        Assert.Empty(documents.Asked);
    }

    [Fact]
    public async Task Lists_decide()
    {
        var signer = Signer(false, true);
        Assert.Contains("could not be found out", (await VerifyAsync(signer)).Reason, StringComparison.Ordinal);
        documents.Answers[List] = _ => MakeList(signer, false);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(signer)).State);
        documents.Answers[List] = _ => MakeList(signer, true);
        var verdict = await VerifyAsync(signer);
        Assert.Equal(TrustState.Invalid, verdict.State);
        Assert.EndsWith("is revoked", verdict.Reason, StringComparison.Ordinal);
        verdict = await VerifyAsync(signer, NotationAction.Log);
        Assert.Equal(TrustState.Signed, verdict.State);
        Assert.EndsWith("is revoked", Assert.Single(verdict.Notes), StringComparison.Ordinal);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(signer, NotationAction.Skip)).State);
        foreach (var wrong in (byte[][])[MakeList(signer, false, Today.AddHours(-1)), MakeList(signer, false, issuer: 201),
            MakeList(signer, false, name: "CN=Other"), [1, 2, 3]])
        {
            documents.Answers[List] = _ => wrong;
            Assert.Contains("could not be found out", (await VerifyAsync(signer)).Reason, StringComparison.Ordinal);
        }
        Assert.All(documents.Asked, static a => Assert.False(a.Options.IsNamedByUser));
    }

    [Fact]
    public async Task Responders_go_before_lists()
    {
        var signer = Signer(true, true);
        documents.Answers[List] = _ => MakeList(signer, true);
        documents.Answers[Responder] = request => Answer(request, signer, false);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(signer)).State);
        documents.Answers[Responder] = request => Answer(request, signer, true);
        Assert.EndsWith("is revoked", (await VerifyAsync(signer)).Reason, StringComparison.Ordinal);
        documents.Answers[List] = _ => MakeList(signer, false);
        foreach (var wrong in (Func<byte[], byte[]?>[])
            [r => Answer(r, signer, true, Today.AddHours(-1)), r => Answer(r, signer, true, key: 201), static _ => null, static _ => [0x30, 3, 0x0a, 1, 6],
                static _ => [1]])
        {
            // What the responder says cannot be relied on, so that the list is asked.
            documents.Answers[Responder] = wrong;
            Assert.Equal(TrustState.Signed, (await VerifyAsync(signer)).State);
        }
    }
}
