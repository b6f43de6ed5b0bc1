using System;
using System.Collections.Generic;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Seaworthy.Images.Notation;
using Xunit;
using static Seaworthy.Images.Tests.Notation.TestAuthority;

namespace Seaworthy.Images.Tests.Notation;

public sealed class NotationVerifierTests
{
    const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    const string Build = "x509.subject: C=DE, ST=HB, O=Acme";

    static NotationStatement Statement(string level = "strict", string identity = Build, params string[] stores) =>
        TrustPolicyDocument.Of([new("test", ["*"], level) { TrustStores = stores.Length > 0 ? stores : ["ca:acme", "signingAuthority:acme"],
            TrustedIdentities = [identity] }]).Statements[0];

    static MemoryStore Store(TestSigner signer) => new MemoryStore().With("ca:acme", signer.Root).With("signingAuthority:acme", signer.Root);

    static Verdict Verify(TestEnvelope envelope, NotationStatement? statement = null, MemoryStore? store = null, DateTimeOffset? now = null) =>
        NotationVerifier.Verify(
            new NotationSignature("registry.example/app", TestEnvelope.Target, envelope.Make(), envelope.MediaType),
            statement ?? Statement(), store ?? Store(envelope.Signer), now ?? Today);

    static void Refused(TrustState state, string reason, Verdict verdict)
    {
        Assert.Equal(state, verdict.State);
        Assert.Contains(reason, verdict.Reason, StringComparison.OrdinalIgnoreCase);
    }

    public static TheoryData<string, bool, bool> Kinds()
    {
        var data = new TheoryData<string, bool, bool>();
        foreach (var kind in (string[])["P-256", "P-384", "P-521", "2048", "3072", "4096"])
        {
            foreach (var isCose in (bool[])[false, true])
            {
                data.Add(kind, isCose, false);
                data.Add(kind, isCose, true);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_algorithm_verifies_in_both_envelopes_and_schemes(string kind, bool isCose, bool isAuthority)
    {
        var envelope = new TestEnvelope(Make(new() { Kind = kind })) { IsCose = isCose, Expiry = Today.AddDays(5) };
        if (isAuthority)
            envelope = envelope with { Scheme = "notary.x509.signingAuthority", SigningTime = null, AuthenticTime = Today.AddDays(-2) };
        var verdict = Verify(envelope);
        Assert.Equal((TrustState.Signed, "Signed by CN=build, OU=Ships, O=Acme, L=Bremen, ST=HB, C=DE"), (verdict.State, verdict.Reason));
        Assert.Equal(Today.AddDays(5), verdict.Expires);
        Assert.Equal("signature", Assert.Single(verdict.Evidence).Kind);
        Assert.Equal(["Revocation was not checked"], verdict.Notes);
    }

    [Fact]
    public void A_signing_certificate_may_be_its_own_root_or_hang_right_below_it()
    {
        Assert.Equal(TrustState.Signed, Verify(new TestEnvelope(SelfSigned())).State);
        Assert.Equal(TrustState.Signed, Verify(new TestEnvelope(Make(new() { HasIntermediate = false }))).State);
    }

    [Fact]
    public void An_intermediate_authority_may_be_trusted_and_a_signing_certificate_may_not()
    {
        var signer = Make();
        Assert.Equal(TrustState.Signed, Verify(new TestEnvelope(signer), store: new MemoryStore().With("ca:acme", signer.Chain[1])).State);
        Refused(TrustState.WrongSigner, "neither an authority's", Verify(new TestEnvelope(signer), store: new MemoryStore().With("ca:acme", signer.Chain[0])));
    }

    [Fact]
    public void A_root_is_recognised_by_its_fingerprint()
    {
        var signer = Make();
        var store = new MemoryStore { Fingerprints = [Convert.ToHexStringLower(SHA256.HashData(signer.Root))] };
        Assert.Equal(TrustState.Signed, Verify(new TestEnvelope(signer), store: store).State);
        store = new MemoryStore { Fingerprints = [Convert.ToHexStringLower(SHA256.HashData(signer.Chain[0]))] };
        Refused(TrustState.WrongSigner, "is not trusted", Verify(new TestEnvelope(signer), store: store));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Other_parties_are_refused(bool isCose)
    {
        var envelope = new TestEnvelope(Make()) { IsCose = isCose };
        Refused(TrustState.WrongSigner, "is not trusted", Verify(envelope, store: Store(Make(new() { Number = 1 }))));
        Refused(TrustState.WrongSigner, "does not trust", Verify(envelope, Statement(identity: "x509.subject: C=DE, ST=HB, O=Other")));
        Refused(TrustState.WrongSigner, "does not trust", Verify(envelope, Statement(identity: "x509.subject: C=DE, ST=HB, O=Acme, CN=other")));
        Refused(TrustState.WrongSigner, "does not trust", Verify(envelope, Statement(identity: "other.plugin: anything")));
        Refused(TrustState.WrongSigner, "there is no trust store", Verify(envelope, store: new MemoryStore()));
        Refused(TrustState.WrongSigner, "names no trust store", Verify(envelope, Statement(stores: ["signingAuthority:acme"])));
        Assert.Equal(TrustState.Signed, Verify(envelope, Statement(identity: "*")).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Expired_signatures_and_certificates_are_refused(bool isCose)
    {
        var envelope = new TestEnvelope(Make()) { IsCose = isCose };
        Refused(TrustState.Expired, "expired on 2026-11-26", Verify(envelope with { Expiry = Today }));
        Assert.Equal(TrustState.Signed, Verify(envelope with { Expiry = Today.AddSeconds(1) }).State);
        Refused(TrustState.Expired, "expired on 2026-12-26", Verify(envelope, now: Today.AddDays(31)));
        Refused(TrustState.Invalid, "is valid from", Verify(envelope, now: Today.AddDays(-31)));
        Refused(TrustState.Invalid, "expires before", Verify(envelope with { Expiry = envelope.SigningTime }));
        var authority = envelope with { Scheme = "notary.x509.signingAuthority", SigningTime = null, AuthenticTime = Today.AddDays(-2) };
        Assert.Equal(TrustState.Signed, Verify(authority, now: Today.AddYears(1)).State);
        Refused(TrustState.Invalid, "not valid when it was signed", Verify(authority with { AuthenticTime = Today.AddDays(-40) }));
        Refused(TrustState.Expired, "not valid when it was signed", Verify(authority with { AuthenticTime = Today.AddDays(40) }));
    }

    [Fact]
    public void Levels_and_overrides_decide_what_is_enforced()
    {
        var envelope = new TestEnvelope(Make()) { Expiry = Today };
        var permissive = Verify(envelope, Statement("permissive"));
        Assert.Equal((TrustState.Signed, null), (permissive.State, permissive.Expires));
        Assert.Contains(permissive.Notes, static n => n.StartsWith("Not enforced at level permissive: the signature expired", StringComparison.Ordinal));
        var audit = Verify(envelope, Statement("audit"), new MemoryStore());
        Assert.Equal((TrustState.Signed, null), (audit.State, audit.Signer));
        Refused(TrustState.WrongSigner, "no trust store", Verify(envelope, Statement("permissive"), new MemoryStore()));
        Refused(TrustState.Invalid, "another media type", Verify(envelope with
        {
            Payload = envelope.Payload.Replace("index", "manifest",
            StringComparison.Ordinal)
        }, Statement("audit")));
        Assert.Equal(TrustState.Signed, Verify(envelope, Statement() with { Override = new Dictionary<string, string> { ["expiry"] = "log" } }).State);
        var skip = TrustPolicyDocument.Of([new("none", ["registry.example/app"], "skip")]).Statements[0];
        Refused(TrustState.Unsigned, "skips verification", Verify(envelope, skip));
    }

    [Fact]
    public void The_payload_must_be_of_this_image()
    {
        var envelope = new TestEnvelope(Make());
        Refused(TrustState.Invalid, "not of sha256:aaaa", Verify(envelope with { Payload = envelope.Payload.Replace("aaa", "aab", StringComparison.Ordinal) }));
        Refused(TrustState.Invalid, "another size", Verify(envelope with { Payload = envelope.Payload.Replace("1079", "1080", StringComparison.Ordinal) }));
        Refused(TrustState.Invalid, "content type", Verify(envelope with { ContentType = "application/vnd.oci.descriptor.v1+json" }));
        Refused(TrustState.Invalid, "signs nothing", Verify(envelope with { Payload = "" }));
        Refused(TrustState.Invalid, "stands in it twice", Verify(envelope with
        {
            Payload = envelope.Payload.Replace("\"size\":1079",
            "\"size\":1,\"size\":1079", StringComparison.Ordinal)
        }));
        var signature = new NotationSignature("registry.example/app", TestEnvelope.Target, envelope.Make(), envelope.MediaType);
        Verdict With(string name, string value) =>
            NotationVerifier.Verify(signature with { RequiredMetadata = new Dictionary<string, string> { [name] = value } }, Statement(),
                Store(envelope.Signer), Today);
        Assert.Equal(TrustState.Signed, With("build", "42").State);
        Refused(TrustState.Invalid, "does not say build=43", With("build", "43"));
        Refused(TrustState.Invalid, "are not known", NotationVerifier.Verify(signature with { MediaType = "application/pkcs7" }, Statement(),
            Store(envelope.Signer), Today));
        Refused(TrustState.Invalid, "not a tagged", NotationVerifier.Verify(signature with
        {
            MediaType = "application/cose",
            Envelope = new byte[] { 0xd1, 0x80 }
        }, Statement(), Store(envelope.Signer), Today));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Headers_are_checked(bool isCose)
    {
        var envelope = new TestEnvelope(Make()) { IsCose = isCose };
        Refused(TrustState.Invalid, "marked as critical, and is missing or not known",
            Verify(envelope with { Critical = ["io.cncf.notary.signingScheme", "x"] }));
        Refused(TrustState.Invalid, "marked as critical, and is missing or not known",
            Verify(envelope with { Critical = ["io.cncf.notary.signingScheme", "x"], OtherHeaders = [("x", "y")] }));
        Refused(TrustState.Invalid, "no header as critical", Verify(envelope with { Critical = [] }));
        Refused(TrustState.Invalid, "must be marked", Verify(envelope with { Critical = ["io.cncf.notary.signingScheme"], Expiry = Today.AddDays(9) }));
        Refused(TrustState.Invalid, "as critical twice", Verify(envelope with { Critical = ["io.cncf.notary.signingScheme", "io.cncf.notary.signingScheme"] }));
        Refused(TrustState.Invalid, "'notary.x510' is not known", Verify(envelope with { Scheme = "notary.x510" }));
        Refused(TrustState.Invalid, "time of signing", Verify(envelope with { SigningTime = null }));
        Refused(TrustState.Invalid, "time of signing", Verify(envelope with { AuthenticTime = Today, Critical = ["io.cncf.notary.signingScheme"] }));
        Refused(TrustState.Invalid, "made with another key", Verify(envelope with { Algorithm = "ES384" }));
        Refused(TrustState.Invalid, "made with another key", Verify(envelope with { Algorithm = "PS256" }));
        Assert.Equal(TrustState.Signed, Verify(envelope with { OtherHeaders = [("not-critical", "y")] }).State);
    }

    [Fact]
    public void Chains_are_checked_link_by_link()
    {
        var good = Make();
        void Chain(string reason, TestSigner signer, IReadOnlyList<byte[]>? chain = null) =>
            Refused(TrustState.Invalid, reason, Verify(new TestEnvelope(signer) { Chain = chain }, store: Store(good)));
        var (leaf, middle, root) = (good.Chain[0], good.Chain[1], good.Chain[2]);
        Chain("no certificate chain", good, []);
        Chain("does not end in a root", good, [leaf, middle]);
        Chain("was not issued by the next", good, [leaf, root]);
        Chain("was not issued by the next", good, [leaf, middle, Make(new() { Number = 1 }).Root]);
        Chain("signed by itself, and stands before", good, [leaf, middle, root, root]);
        Chain("was not issued by the next", good, [leaf, root, middle]);
        Chain("cannot be read", good, [[.. leaf, 0], middle, root]);
        Chain("is an authority's", Make(new() { IsLeafAuthority = true }));
        Chain("digital signatures alone", Make(new() { Usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment }));
        Chain("digital signatures alone", Make(new() { Usage = X509KeyUsageFlags.NonRepudiation }));
        Chain("what its key is for", Make(new() { Usage = X509KeyUsageFlags.None }));
        Chain("not marked as critical", Make(new() { IsUsageCritical = false }));
        Chain("is not an authority's", Make(new() { IsIntermediateAuthority = false }));
        Chain("must not sign certificates", Make(new() { AuthorityUsage = X509KeyUsageFlags.CrlSign }));
        Chain("shorter chain", Make(new() { RootPathLength = 0 }));
        Chain("SHA-1", Make(new() { IsWeak = true }));
        Chain("kind or size", Make(new() { Kind = "1024" }));
        foreach (var purpose in (string[])["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4", TimeStamping, "1.3.6.1.5.5.7.3.9", "2.5.29.37.0"])
            Chain("must not sign images", Make(new() { Purposes = ["1.3.6.1.5.5.7.3.3", purpose] }));
        Assert.Equal(TrustState.Signed, Verify(new TestEnvelope(Make(new() { Purposes = ["1.3.6.1.5.5.7.3.3"] }))).State);
        Assert.Equal(TrustState.Signed, Verify(new TestEnvelope(Make(new() { RootPathLength = 1 }))).State);
        Assert.Equal(TrustState.Signed, Verify(new TestEnvelope(Make(new() { Usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation })))
            .State);
    }

    [Theory]
    [InlineData(false, "P-256")]
    [InlineData(true, "2048")]
    public void Timestamps_stand_in_for_certificates_that_expired(bool isCose, string kind)
    {
        var authority = Make(new() { Number = 5, Kind = kind, Purposes = [TimeStamping], Subject = "CN=clock, O=Clocks, C=DE" });
        var signed = Today.AddDays(-1);
        var envelope = new TestEnvelope(Make()) { IsCose = isCose, SigningTime = signed.AddSeconds(-5), Timestamp = TestEnvelope.Stamp(authority, signed) };
        var store = Store(envelope.Signer).With("tsa:clocks", authority.Root);
        var statement = Statement(stores: ["ca:acme", "tsa:clocks"]);
        var later = Today.AddYears(2);
        Assert.Equal(TrustState.Signed, Verify(envelope, statement, store, later).State);
        Assert.Null(Verify(envelope, statement, store, later).Expires);
        Assert.Null(Verify(envelope, statement with { VerifyTimestamp = "afterCertExpiry" }, store).Expires);
        Assert.Equal(Today.AddDays(30), Verify(envelope with { Timestamp = null }, statement with { VerifyTimestamp = "afterCertExpiry" }, store).Expires);
        Assert.Equal(Today.AddDays(30), Verify(envelope).Expires);
        Refused(TrustState.Expired, "today", Verify(envelope, now: later));
        Refused(TrustState.Invalid, "no timestamp", Verify(envelope with { Timestamp = null }, statement, store));
        Assert.Equal(TrustState.Signed, Verify(envelope with { Timestamp = null }, statement with { VerifyTimestamp = "afterCertExpiry" }, store).State);
        Refused(TrustState.Invalid, "no timestamp", Verify(envelope with { Timestamp = null }, statement with { VerifyTimestamp = "afterCertExpiry" }, store,
            later));
        Refused(TrustState.Invalid, "not of this signature", Verify(envelope with { Timestamp = _ => TestEnvelope.Stamp(authority, signed)([1, 2]) },
            statement, store));
        Refused(TrustState.Invalid, "not a token", Verify(envelope with { Timestamp = static _ => [1, 2] }, statement, store));
        Refused(TrustState.WrongSigner, "no trusted time stamping", Verify(envelope, statement, Store(envelope.Signer)
            .With("tsa:clocks", Make(new() { Number = 6 }).Root)));
        Refused(TrustState.WrongSigner, "not a root", Verify(envelope, statement, Store(envelope.Signer).With("tsa:clocks", authority.Chain[1])));
        Refused(TrustState.Invalid, "older than the signature", Verify(envelope with { SigningTime = signed.AddSeconds(1) }, statement, store));
        Refused(TrustState.Invalid, "hashes with", Verify(envelope with { Timestamp = TestEnvelope.Stamp(authority, signed, hash: "SHA1") }, statement, store));
        var tight = envelope with { Signer = Make(new() { NotAfter = signed.AddSeconds(30) }) };
        var tightStore = Store(tight.Signer).With("tsa:clocks", authority.Root);
        Refused(TrustState.Expired, "timestamped", Verify(tight with
        {
            SigningTime = signed.AddDays(-1),
            Timestamp = TestEnvelope.Stamp(authority, signed, 40)
        }, statement, tightStore));
        Refused(TrustState.Expired, "timestamped", Verify(tight with { Timestamp = TestEnvelope.Stamp(authority, signed.AddMinutes(1)) }, statement,
            tightStore));
        Refused(TrustState.Invalid, "timestamp", Verify(envelope with
        {
            SigningTime = Today.AddDays(-50),
            Timestamp = TestEnvelope.Stamp(authority, Today.AddDays(-29).AddHours(-25))
        }, statement, store));
    }

    [Fact]
    public void Authorities_for_timestamps_are_checked()
    {
        var signed = Today.AddDays(-1);
        Verdict With(Options options)
        {
            var authority = Make(options with { Number = 5 });
            var envelope = new TestEnvelope(Make()) { SigningTime = signed, Timestamp = TestEnvelope.Stamp(authority, signed) };
            return Verify(envelope, Statement(stores: ["ca:acme", "tsa:clocks"]), Store(envelope.Signer).With("tsa:clocks", authority.Root));
        }
        Assert.Equal(TrustState.Signed, With(new() { Purposes = [TimeStamping] }).State);
        Refused(TrustState.WrongSigner, "no trusted time stamping", With(new() { Purposes = [TimeStamping], IsWeak = true }));
        Refused(TrustState.Invalid, "is an authority's", With(new() { Purposes = [TimeStamping], IsLeafAuthority = true }));
        Refused(TrustState.Invalid, "digital signatures alone", With(new()
        {
            Purposes = [TimeStamping],
            Usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyAgreement
        }));
    }

    [Theory]
    [InlineData("P-384")]
    [InlineData("3072")]
    public void Messages_that_the_platform_makes_are_understood(string kind)
    {
        var signer = Make(new() { Kind = kind });
        static CoseHeaderValue Encoded(Action<CborWriter> write)
        {
            var writer = new CborWriter();
            write(writer);
            return CoseHeaderValue.FromEncodedValue(writer.Encode());
        }
        var guarded = new CoseHeaderMap
        {
            [CoseHeaderLabel.ContentType] = CoseHeaderValue.FromString("application/vnd.cncf.notary.payload.v1+json"),
            [CoseHeaderLabel.CriticalHeaders] = Encoded(static w =>
            {
                w.WriteStartArray(1);
                w.WriteTextString("io.cncf.notary.signingScheme");
                w.WriteEndArray();
            }),
            [new CoseHeaderLabel("io.cncf.notary.signingScheme")] = CoseHeaderValue.FromString("notary.x509"),
            [new CoseHeaderLabel("io.cncf.notary.signingTime")] = Encoded(static w =>
            {
                w.WriteTag(CborTag.UnixTimeSeconds);
                w.WriteInt64(Today.AddDays(-1).ToUnixTimeSeconds());
            }),
        };
        var open = new CoseHeaderMap
        {
            [new CoseHeaderLabel(33)] = Encoded(w =>
            {
                w.WriteStartArray(signer.Chain.Count);
                foreach (var certificate in signer.Chain)
                    w.WriteByteString(certificate);
                w.WriteEndArray();
            }),
            [new CoseHeaderLabel("io.cncf.notary.signingAgent")] = CoseHeaderValue.FromString("test/1"),
        };
        var made = signer.Key is RSA rsa
            ? new CoseSigner(rsa, RSASignaturePadding.Pss, HashAlgorithmName.SHA384, guarded, open)
            : new CoseSigner((ECDsa)signer.Key, HashAlgorithmName.SHA384, guarded, open);
        var envelope = CoseSign1Message.SignEmbedded(Encoding.UTF8.GetBytes(new TestEnvelope(signer).Payload), made);
        var signature = new NotationSignature("registry.example/app", TestEnvelope.Target, envelope, "application/cose");
        Assert.Equal(TrustState.Signed, NotationVerifier.Verify(signature, Statement(), Store(signer), Today).State);
    }
}
