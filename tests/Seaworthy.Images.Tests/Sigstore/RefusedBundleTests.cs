using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Seaworthy.Images.Sigstore;
using Xunit;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>Bundles with one thing wrong, each refused for that very thing.</summary>
public sealed class RefusedBundleTests
{
    private static readonly SigstoreLab Lab = SigstoreLab.Default;
    private static readonly SigstoreLab Other = new();
    private static readonly SigningKey Key = SigningKey.Shared("p256");

    private static readonly BundleMaker Good = new();
    private static readonly BundleMaker Message = new() { IsMessage = true };
    private static readonly BundleMaker Second = new() { Log = 2, HasTimestamp = true };

    private static readonly Dictionary<string, (string Reason, Func<Answer> Ask)> Cases = new()
    {
        // Who signed.
        ["identity differs"] = ("whom the policy does not name", () => Judge.Keyless(Good,
            new() { Identity = "other@example.invalid", Issuer = SigstoreLab.Issuer })),
        ["identity in another case"] = ("whom the policy does not name",
            () => Judge.Keyless(Good, new() { Identity = "CI@example.invalid", Issuer = SigstoreLab.Issuer })),
        ["issuer differs"] = ("whom the policy does not name", () => Judge.Keyless(Good,
            new() { Identity = SigstoreLab.Email, Issuer = "https://issuer.example" })),
        ["a second name hides behind a zero byte"] = ("whom the policy does not name",
            () => Judge.Keyless(With(new LeafOptions { Names = SigstoreLab.Names(1, SigstoreLab.Email + "\0.evil.invalid") }))),
        ["two names"] = ("not name exactly one", () => Judge.Keyless(With(new LeafOptions { Names = TwoNames() }))),
        ["a name of another kind"] = ("neither an address nor a URI", () => Judge.Keyless(With(new LeafOptions
        {
            Names = SigstoreLab.Names(2,
            SigstoreLab.Email)
        }))),
        ["no issuer"] = ("who vouched", () => Judge.Keyless(With(new LeafOptions { FirstIssuer = null, SecondIssuer = null }))),
        ["two issuers"] = ("two issuers", () => Judge.Keyless(With(new LeafOptions { FirstIssuer = "https://evil.invalid" }))),
        ["a key where an identity is wanted"] = ("the policy names identities", () => Judge.Keyless(Good with { IsManaged = true })),
        ["an identity where a key is wanted"] = ("the policy names keys", () => Judge.Keyed(Good.Make(), Key)),
        ["another key"] = ("another key than the policy's", () => Judge.Keyed((Good with { IsManaged = true }).Make(), SigningKey.Shared("p384"))),
        ["another key of the same kind"] = ("another key than the policy's",
            () => Judge.Keyed((Message with { IsManaged = true, Log = 2 }).Make(), SigningKey.Create("p256"))),

        // What is signed.
        ["another artifact, envelope"] = ("about another artifact", () => Judge.Keyless(Good, artifact: Artifact.FromBytes(new byte[3]))),
        ["another artifact, message"] = ("not the artifact's", () => Judge.Keyless(Message, artifact: Artifact.FromBytes(new byte[3]))),
        ["a message without a digest"] = ("has no 'messageDigest'", () => Judge.Keyless(Changed(Message, static b => b["messageSignature"]!.AsObject()
            .Remove("messageDigest")))),
        ["the digest in the bundle differs"] = ("not the artifact's", () => Judge.Keyless(Changed(Message,
            static b => b["messageSignature"]!["messageDigest"]!["digest"] = Convert.ToBase64String(new byte[32])))),
        ["the payload differs"] = ("made with another key", () =>
            Judge.Keyless(Changed(Good, static b => b["dsseEnvelope"]!["payload"] = Convert.ToBase64String("{}"u8.ToArray())))),
        ["the payload's type is changed"] = ("made with another key", () =>
            Judge.Keyless(Changed(Good, static b => b["dsseEnvelope"]!["payloadType"] = "application/vnd.in-toto"))),
        ["a payload of another type"] = ("not an in-toto statement", () => Judge.Keyless(Good with { PayloadType = "text/plain" })),
        ["a payload of another type, intoto"] = ("not an in-toto statement",
            () => Judge.Keyless(Good with { PayloadType = "text/plain", EntryKind = "intoto" })),
        ["a statement of another type"] = ("not supported", () => Judge.Keyless(Good with
        {
            Payload = BundleMaker.Statement(new('0', 64))
            .Replace("Statement/v1", "Statement/v2", StringComparison.Ordinal)
        })),
        ["a statement without subject"] = ("no subject", () => Judge.Keyless(Good with { Payload = """{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"x"}""" })),
        ["a statement that is no JSON"] = ("not well-formed", () => Judge.Keyless(Good with { Payload = "what is signed" })),
        ["a statement with a member twice"] = ("not well-formed", () => Judge.Keyless(Good with
        {
            Payload = Statement()
            .Replace("\"subject\"", "\"subject\":[],\"subject\"", StringComparison.Ordinal)
        })),
        ["a digest by a weak algorithm alone"] = ("about another artifact",
            () => Judge.Keyless(Good with { Payload = BundleMaker.Statement(Convert.ToHexStringLower(Sha1()), algorithm: "sha1") })),
        ["a digest given that the statement does not have"] = ("about another artifact",
            () => Judge.Keyless(Good, artifact: Artifact.FromDigest("sha512:" + new string('0', 128)))),
        ["one digest of a subject right, one wrong"] = ("about another artifact",
            () => Judge.Keyless(Good with { Payload = Statement().Replace("\"}}", "\",\"sha512\":\"00\"}}", StringComparison.Ordinal) })),
        ["two signatures"] = ("must have one signature", () => Judge.Keyless(Changed(Good, static b => Signatures(b).Add(Signatures(b)[0]!.DeepClone())))),
        ["no signature"] = ("must have one signature", () => Judge.Keyless(Changed(Good, static b => Signatures(b).Clear()))),
        ["an empty signature"] = ("has no 'sig'", () => Judge.Keyless(Changed(Good, static b => Signatures(b)[0]!["sig"] = ""))),
        ["the signature of another bundle"] = ("about another signature",
            () => Judge.Keyless(Changed(Good, b => Signatures(b)[0]!["sig"] = Signatures(Good.Make())[0]!["sig"]!.DeepClone()))),
        ["only a digest for ed25519"] = ("needs the artifact itself", () => Judge.Keyed((Message with { IsManaged = true, Key = SigningKey.Shared("ed25519") })
            .Make(), SigningKey.Shared("ed25519"), artifact: Digest())),
        ["a short RSA key"] = ("kind or size", () => Judge.Keyless(Good with { KeyKind = "rsa1024" })),

        // Form.
        ["no media type"] = ("no media type", () => Judge.Keyless(Changed(Good, static b => b.Remove("mediaType")))),
        ["another media type"] = ("no media type of a bundle", () => Judge.Keyless(Good with { MediaType = "application/vnd.dev.sigstore.bundle.v0.4+json" })),
        ["an unknown field"] = ("unknown field 'extra'", () => Judge.Keyless(Changed(Good, static b => b["extra"] = 1))),
        ["an unknown field inside"] = ("unknown field", () => Judge.Keyless(Changed(Good, static b => b.Entry()["extra"] = 1))),
        ["both contents"] = ("one of 'messageSignature'", () => Judge.Keyless(Changed(Good,
            static b => b["messageSignature"] = Message.Make()["messageSignature"]!.DeepClone()))),
        ["no content"] = ("one of 'messageSignature'", () => Judge.Keyless(Changed(Good, static b => b.Remove("dsseEnvelope")))),
        ["no material"] = ("has no 'verificationMaterial'", () => Judge.Keyless(Changed(Good, static b => b.Remove("verificationMaterial")))),
        ["no certificate"] = ("one of 'publicKey'", () => Judge.Keyless(Changed(Good, static b => Material(b).Remove("certificate")))),
        ["a chain in version 0.3"] = ("not a chain", () => Judge.Keyless(Good with
        {
            Version = 2,
            MediaType = "application/vnd.dev.sigstore.bundle.v0.3+json"
        })),
        ["an empty chain"] = ("is empty", () => Judge.Keyless(Changed(Good with { Version = 2 },
            static b => Material(b)["x509CertificateChain"]!["certificates"]!.AsArray().Clear()))),
        ["a root in the chain"] = ("holds a root", () => Judge.Keyless(Changed(Good with { Version = 2 },
            static b => Material(b)["x509CertificateChain"]!["certificates"]!.AsArray().Add(RootOf(Lab))))),
        ["a proof without checkpoint that leads elsewhere"] = ("does not lead",
            () => Judge.Keyless(Changed(Good with { Version = 1 }, static b => { Proof(b).Remove("checkpoint"); Proof(b)["logIndex"] = "1"; }))),
        ["no promise in version 0.1"] = ("inclusion promise", () => Judge.Keyless(Changed(Good with { Version = 1, HasTimestamp = true }, static b => Entry(b)
            .Remove("inclusionPromise")))),
        ["no proof in version 0.2"] = ("inclusion proof", () => Judge.Keyless(Changed(Good with { Version = 2 }, static b => Entry(b)
            .Remove("inclusionProof")))),
        ["no checkpoint in version 0.3"] = ("no checkpoint", () => Judge.Keyless(Changed(Good, static b => Proof(b).Remove("checkpoint")))),
        ["a name twice"] = ("not well-formed", () => Judge.Keyless(Encoding.UTF8.GetBytes(Good.Make().ToJsonString()
            .Replace("{\"mediaType\"", "{\"mediaType\":\"x\",\"mediaType\"", StringComparison.Ordinal)))),
        ["a name twice in both spellings"] = ("stands twice", () => Judge.Keyless(Changed(Good, static b => b["media_type"] = "x"))),

        // The log.
        ["no log entry"] = ("in no transparency log", () => Judge.Keyless(Good with { Log = 0, HasTimestamp = true })),
        ["an unknown log"] = ("of the trusted root", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("tlogs")))),
        ["the log of another deployment"] = ("of the trusted root", () => Judge.Keyless(Good with
        {
            EntryOptions = new()
            {
                Log = Other.Log,
                LogId = Other.Log.Id
            }
        })),
        ["a promise by another key"] = ("promise", () => Judge.Keyless(Good with { Version = 1, EntryOptions = new() { Log = Other.Log } })),
        ["a promise of another time"] = ("promise", () => Judge.Keyless(Changed(Good,
            static b => Entry(b)["integratedTime"] = (SigstoreLab.Now.ToUnixTimeSeconds() + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        ["a promise of another index"] = ("promise", () => Judge.Keyless(Changed(Good, static b => Entry(b)["logIndex"] = "77001"))),
        ["no time beside the promise"] = ("no time", () => Judge.Keyless(Changed(Good, static b => Entry(b).Remove("integratedTime")))),
        ["a checkpoint by another key"] = ("does not verify", () => Judge.Keyless(Second with { EntryOptions = new() { Log = Other.SecondLog } })),
        ["a checkpoint under another name"] = ("is of 'evil.invalid'", () => Judge.Keyless(Second with { EntryOptions = new() { Host = "evil.invalid" } })),
        ["a checkpoint of another origin"] = ("is of 'evil.invalid'", () => Judge.Keyless(Second with { EntryOptions = new() { Origin = "evil.invalid" } })),
        ["a checkpoint of another origin, first version"] = ("is of 'evil.invalid - 12'",
            () => Judge.Keyless(Good with { EntryOptions = new() { Origin = "evil.invalid - 12" } })),
        ["a checkpoint signed by a witness alone"] = ("not signed by", () => Judge.Keyless(Checkpoint(Second,
            static c => c[..c.IndexOf('\u2014', StringComparison.Ordinal)] + $"\u2014 witness.invalid {Convert.ToBase64String(new byte[70])}\n"))),
        ["a checkpoint with another hint"] = ("not signed by", () => Judge.Keyless(Checkpoint(Second, static c => Hinted(c)))),
        ["a checkpoint without signature"] = ("no signature", () => Judge.Keyless(Checkpoint(Second,
            static c => c[..(c.IndexOf("\n\n", StringComparison.Ordinal) + 2)]))),
        ["a checkpoint with a malformed line"] = ("malformed", () => Judge.Keyless(Second with { EntryOptions = new() { After = "x\n" } })),
        ["a checkpoint of another tree"] = ("different trees", () => Judge.Keyless(Changed(Second,
            static b => Proof(b)["checkpoint"] = Proof((Second with { }).Make())["checkpoint"]!.DeepClone()))),
        ["a proof with another root"] = ("different trees", () => Judge.Keyless(Changed(Good,
            static b => Proof(b)["rootHash"] = Convert.ToBase64String(new byte[32])))),
        ["a proof with another size"] = ("different trees", () => Judge.Keyless(Changed(Good, static b => Proof(b)["treeSize"] = "7"))),
        ["a proof with another index"] = ("does not lead", () => Judge.Keyless(Changed(Good, static b => Proof(b)["logIndex"] = "2"))),
        ["a proof with an index outside"] = ("does not lead", () => Judge.Keyless(Changed(Good, static b => Proof(b)["logIndex"] = "6"))),
        ["a proof with a negative index"] = ("does not lead", () => Judge.Keyless(Changed(Good, static b => Proof(b)["logIndex"] = "-1"))),
        ["a proof with a hash less"] = ("does not lead", () => Judge.Keyless(Changed(Good, static b => Proof(b)["hashes"]!.AsArray().RemoveAt(0)))),
        ["a proof with a hash more"] = ("does not lead", () => Judge.Keyless(Changed(Good, static b => Proof(b)["hashes"]!.AsArray()
            .Add(Convert.ToBase64String(new byte[32]))))),
        ["a proof with hashes in another order"] = ("does not lead", () => Judge.Keyless(Changed(Good, static b => Reverse(Proof(b)["hashes"]!.AsArray())))),
        ["an entry twice"] = ("stands twice", () => Judge.Keyless(Changed(Good, static b => Material(b)["tlogEntries"]!.AsArray().Add(Entry(b).DeepClone())))),
        ["an entry of another bundle"] = ("another signature", () => Judge.Keyless(Changed(Good,
            static b => Material(b)["tlogEntries"] = new JsonArray(Entry(Good.Make()).DeepClone())))),
        ["an entry of another bundle, second version"] = ("another signature",
            () => Judge.Keyless(Changed(Second, static b => Material(b)["tlogEntries"] = new JsonArray(Entry(Second.Make()).DeepClone())))),
        ["a good entry beside one of another bundle"] = ("another signature",
            () => Judge.Keyless(Changed(Second, static b => Material(b)["tlogEntries"]!.AsArray().Add(Entry(Good.Make()).DeepClone())))),
        ["an entry that says to be of another kind"] = ("another kind",
            () => Judge.Keyless(Changed(Good, static b => Entry(b)["kindVersion"]!["kind"] = "intoto"))),
        ["an entry that says to be of another version"] = ("another kind or version",
            () => Judge.Keyless(Changed(Good, static b => Entry(b)["kindVersion"]!["version"] = "0.0.2"))),
        ["an entry without kind"] = ("another kind", () => Judge.Keyless(Changed(Good, static b => Entry(b)["kindVersion"] = new JsonObject()))),
        ["an entry about an envelope"] = ("about an envelope", () => Judge.Keyless(Message with { EntryKind = "dsse" })),
        ["a log whose key was out of use"] = ("not in use", () => Judge.Keyless(Good.Make(),
            root: Judge.Root(Lab.TrustedRoot(logEnd: SigstoreLab.Now.AddDays(-1))))),
        ["a second log whose key was out of use"] = ("not in use", () => Judge.Keyless(Second.Make(),
            root: Judge.Root(Lab.TrustedRoot(logEnd: SigstoreLab.Now.AddDays(-1))))),

        // Time.
        ["no time"] = ("nobody vouches for the time", () => Judge.Keyless(Changed(Good, static b => Entry(b).Remove("inclusionPromise")))),
        ["no time for a key, second version"] = ("nobody vouches for the time", () => Judge.Keyed((Message with { IsManaged = true, Log = 2 }).Make(), Key)),
        ["no time, second version"] = ("nobody vouches for the time", () => Judge.Keyless(Second with { HasTimestamp = false })),
        ["a time that an entry of the second version claims"] = ("nobody vouches for the time",
            () => Judge.Keyless(Changed(Second with { HasTimestamp = false }, static b => Entry(b)["integratedTime"] = SigstoreLab.Now.ToUnixTimeSeconds()
            .ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        ["logged after the certificate"] = ("when the signature was logged",
            () => Judge.Keyless(Good with { EntryOptions = new() { Time = SigstoreLab.Now.AddHours(1) } })),
        ["logged before the certificate"] = ("when the signature was logged",
            () => Judge.Keyless(Good with { EntryOptions = new() { Time = SigstoreLab.Now.AddHours(-1) } })),
        ["stamped after the certificate"] = ("not valid at the time", () => Judge.Keyless(Second with { TimestampedAt = SigstoreLab.Now.AddHours(1) })),
        ["stamped after the certificate, logged before"] = ("not valid at the time",
            () => Judge.Keyless(Good with { HasTimestamp = true, TimestampedAt = SigstoreLab.Now.AddHours(1) })),
        ["stamped by another authority"] = ("no authority in the trusted root", () => Judge.Keyless(Second with { TimestampedBy = Other })),
        ["stamped by another authority, and logged with a time"] = ("no authority in the trusted root",
            () => Judge.Keyless(Good with { HasTimestamp = true, TimestampedBy = Other })),
        ["stamped by another authority, no certificate"] = ("does not verify",
            () => Judge.Keyless(Second with { TimestampedBy = Other, EmbedsTimestampCertificate = false })),
        ["an authority for timestamps out of use"] = ("not in use", () => Judge.Keyless(Second.Make(),
            root: Judge.Root(Lab.TrustedRoot(timestampEnd: SigstoreLab.Now.AddDays(-1))))),
        ["an authority for timestamps not yet valid"] = ("does not verify",
            () => Judge.Keyless(Second with { TimestampedAt = SigstoreLab.Start.AddDays(-1), EmbedsTimestampCertificate = false })),
        ["no authority for timestamps"] = ("no authority in the trusted root",
            () => Judge.Keyless(Second.Make(), root: Judge.Root(Lab.TrustedRoot(tsa: false)))),
        ["the timestamp of another signature"] = ("over another signature",
            () => Judge.Keyless(Changed(Second, static b => Stamps(b)[0] = Stamps(Second.Make())[0]!.DeepClone()))),
        ["the same timestamp twice"] = ("stands twice", () => Judge.Keyless(Changed(Second, static b => Stamps(b).Add(Stamps(b)[0]!.DeepClone())))),
        ["a timestamp that is none"] = ("cannot be read", () => Judge.Keyless(Changed(Good with { HasTimestamp = true },
            static b => Stamps(b)[0]!["signedTimestamp"] = "AAAA"))),

        // The certificate.
        ["an authority of another deployment"] = ("no authority in the trusted root",
            () => Judge.Keyless(Good.Make(), root: Judge.Root(Mixed("certificateAuthorities")))),
        ["no authority"] = ("no authority in the trusted root", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("certificateAuthorities")))),
        ["a log whose key has no start"] = ("since when", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("tlogs", "start")))),
        ["a log whose key has no validity"] = ("since when", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("tlogs", "validFor")))),
        ["a second log whose key has no start"] = ("since when", () => Judge.Keyless(Second.Make(), root: Judge.Root(Without("tlogs", "start")))),
        ["an authority without a start"] = ("since when", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("certificateAuthorities", "start")))),
        ["an authority without a validity"] = ("since when", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("certificateAuthorities", "validFor")))),
        ["a certificate log without a start"] = ("since when", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("ctlogs", "start")))),
        ["a certificate log without a validity"] = ("since when", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("ctlogs", "validFor")))),
        ["a timestamp authority without a start"] = ("since when", () =>
            Judge.Keyless(Second.Make(), root: Judge.Root(Without("timestampAuthorities", "start")))),
        ["an authority out of use"] = ("was not in use", () => Judge.Keyless(Good.Make(),
            root: Judge.Root(Lab.TrustedRoot(authorityEnd: SigstoreLab.Now.AddDays(-1))))),
        ["not for signing code"] = ("not one for this purpose", () => Judge.Keyless(With(new LeafOptions { Purpose = "1.3.6.1.5.5.7.3.1" }))),
        ["for nothing in particular"] = ("not one for this purpose", () => Judge.Keyless(With(new LeafOptions { Purpose = null }))),
        ["for any purpose"] = ("not one for this purpose", () => Judge.Keyless(With(new LeafOptions { Purpose = "2.5.29.37.0" }))),
        ["a key that may not sign"] = ("not one for signatures", () => Judge.Keyless(With(new LeafOptions { Usage = X509KeyUsageFlags.KeyEncipherment }))),
        ["an unknown critical extension"] = ("critical extension", () => Judge.Keyless(With(new LeafOptions { Critical = "1.2.3.4" }))),
        ["not seen by a certificate log"] = ("no signed certificate timestamp", () => Judge.Keyless(With(new LeafOptions { HasTimestamp = false }))),
        ["seen by an unknown certificate log"] = ("of a log in the trusted root",
            () => Judge.Keyless(With(new LeafOptions { CertificateLog = Other.CertificateLog }))),
        ["no certificate log"] = ("of a log in the trusted root", () => Judge.Keyless(Good.Make(), root: Judge.Root(Without("ctlogs")))),
        ["a certificate log out of use"] = ("timestamp does not verify",
            () => Judge.Keyless(Good.Make(), root: Judge.Root(Lab.TrustedRoot(certificateLogEnd: SigstoreLab.Now.AddDays(-1))))),
        ["the timestamp of another certificate"] = ("timestamp does not verify",
            () => Judge.Keyless(With(new LeafOptions { ChangeTimestamps = static l => Foreign(l) }))),
        ["a malformed list of timestamps"] = ("cannot be read", () => Judge.Keyless(With(new LeafOptions { ChangeTimestamps = static l => l[..^1] }))),
        ["a certificate that is none"] = ("cannot be read", () => Judge.Keyless(Changed(Good, static b => Material(b)["certificate"]!["rawBytes"] = "AAAA"))),
    };

    public static IEnumerable<object[]> Names() => Cases.Keys.Select(static k => new object[] { k });

    [Theory]
    [MemberData(nameof(Names))]
    public void Wrong_bundles_are_refused(string name)
    {
        var (reason, ask) = Cases[name];
        var answer = ask();
        Assert.Contains(reason, answer.Reason, StringComparison.Ordinal);
        Assert.Equal(reason.Contains("policy", StringComparison.Ordinal) ? TrustState.WrongSigner : TrustState.Invalid, answer.State);
    }

    private static BundleMaker With(LeafOptions leaf) => Good with { Leaf = leaf };

    private static JsonObject Changed(BundleMaker maker, Action<JsonObject> change)
    {
        var bundle = maker.Make();
        change(bundle);
        return bundle;
    }

    private static JsonObject Checkpoint(BundleMaker maker, Func<string, string> change) => Changed(maker, b =>
    {
        var checkpoint = Proof(b)["checkpoint"]!;
        checkpoint["envelope"] = change(checkpoint["envelope"]!.GetValue<string>());
    });

    private static string Hinted(string checkpoint)
    {
        var at = checkpoint.LastIndexOf(' ') + 1;
        var bytes = Convert.FromBase64String(checkpoint[at..].TrimEnd());
        bytes[0] ^= 1;
        return checkpoint[..at] + Convert.ToBase64String(bytes) + "\n";
    }

    private static JsonObject Without(string field)
    {
        var root = Lab.TrustedRoot();
        root[field] = new JsonArray();
        return root;
    }

    private static JsonObject Mixed(string field)
    {
        var root = Lab.TrustedRoot();
        root[field] = Other.TrustedRoot()[field]!.DeepClone();
        return root;
    }

    private static byte[] Foreign(byte[] list)
    {
        var copy = (byte[])list.Clone();
        copy[^1] ^= 1;
        return copy;
    }

    private static byte[] TwoNames()
    {
        var one = SigstoreLab.Names(1, SigstoreLab.Email)[2..];
        var two = SigstoreLab.Names(1, "other@example.invalid")[2..];
        return [0x30, (byte)(one.Length + two.Length), .. one, .. two];
    }

    private static void Reverse(JsonArray array)
    {
        var items = array.Select(static i => i!.DeepClone()).Reverse().ToList();
        array.Clear();
        items.ForEach(i => array.Add(i));
    }

    private static string Statement() => BundleMaker.Statement(Convert.ToHexStringLower(SHA256.HashData(BundleMaker.Content)));

#pragma warning disable CA5350 // A weak digest is what the case is about.
    private static byte[] Sha1() => SHA1.HashData(BundleMaker.Content);
#pragma warning restore CA5350

    private static Artifact Digest() => Artifact.FromDigest("sha256:" + Convert.ToHexStringLower(SHA256.HashData(BundleMaker.Content)))!;

    private static JsonObject Material(JsonObject bundle) => bundle["verificationMaterial"]!.AsObject();

    private static JsonObject Entry(JsonObject bundle) => bundle.Entry().AsObject();

    private static JsonObject Proof(JsonObject bundle) => Entry(bundle)["inclusionProof"]!.AsObject();

    private static JsonNode RootOf(SigstoreLab lab) => lab.TrustedRoot()["certificateAuthorities"]![0]!["certChain"]!["certificates"]![1]!.DeepClone();

    private static JsonArray Signatures(JsonObject bundle) => bundle["dsseEnvelope"]!["signatures"]!.AsArray();

    private static JsonArray Stamps(JsonObject bundle) => Material(bundle)["timestampVerificationData"]!["rfc3161Timestamps"]!.AsArray();

    /// <summary>The trusted root with a validity that lacks its start, or is missing, in all that one list has.</summary>
    private static JsonObject Without(string list, string what)
    {
        var root = Lab.TrustedRoot();
        foreach (var item in root[list]!.AsArray())
        {
            var owner = item!["publicKey"]?.AsObject() ?? item.AsObject();
            if (what == "start")
                owner["validFor"]!.AsObject().Remove("start");
            else
                owner.Remove("validFor");
        }
        return root;
    }
}
