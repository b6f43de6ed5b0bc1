using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Seaworthy.Images.Sigstore;
using Xunit;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>Bundles that are right must be accepted, in every version, form and algorithm.</summary>
public sealed class AcceptedBundleTests
{
    public static IEnumerable<object[]> Keyless() =>
        from version in (int[])[1, 2, 3]
        from log in (int[])[1, 2]
        where version > 1 || log == 1
        from form in (string[])["dsse", "message", "intoto", "dsse-as-hashedrekord"]
        where form != "intoto" || log == 1
        from key in (string[])["p256", "p384", "p521", "rsa"]
        from tsa in (bool[])[false, true]
        where log == 1 || tsa
        select new object[] { version, log, form, key, tsa };

    [Theory]
    [MemberData(nameof(Keyless))]
    public void Keyless_bundles_verify(int version, int log, string form, string key, bool tsa)
    {
        var maker = Maker(version, log, form, key) with { HasTimestamp = tsa };
        Assert.Equal(new Answer(TrustState.Signed, $"signed by {SigstoreLab.Email} ({SigstoreLab.Issuer})"), Judge.Keyless(maker));
    }

    [Theory]
    [InlineData(1, "dsse")]
    [InlineData(1, "message")]
    [InlineData(1, "intoto")]
    [InlineData(2, "dsse")]
    [InlineData(2, "message")]
    public void Bundles_of_a_key_verify(int log, string form)
    {
        foreach (var kind in (string[])["p256", "p384", "p521", "rsa", "ed25519"])
        {
            var key = SigningKey.Shared(kind);
            var maker = Maker(3, log, form, kind) with { IsManaged = true, Key = key, HasTimestamp = log == 2 };
            Assert.Equal(TrustState.Signed, Judge.Keyed(maker.Make(), key).State);
        }
    }

    [Fact]
    public void A_key_may_do_without_a_log_where_the_policy_says_so()
    {
        var key = SigningKey.Create("p256");
        var bundle = new BundleMaker { IsManaged = true, Key = key, Log = 0 }.Make();
        Assert.Equal(TrustState.Invalid, Judge.Keyed(bundle, key).State);
        Assert.Equal(TrustState.Signed, Judge.Keyed(bundle, key, requiresLog: false).State);
    }

    [Fact]
    public void A_prehashed_signature_of_ed25519_needs_a_digest_of_sha512_alone()
    {
        var key = SigningKey.Create("ed25519");
        var bundle = new BundleMaker { IsManaged = true, IsMessage = true, IsPrehashed = true, Key = key }.Make();
        Assert.Equal(TrustState.Signed, Judge.Keyed(bundle, key).State);
        var digest = Artifact.FromDigest("sha512:" + Convert.ToHexStringLower(SHA512.HashData(BundleMaker.Content)))!;
        Assert.Equal(TrustState.Signed, Judge.Keyed(bundle, key, artifact: digest).State);
    }

    [Theory]
    [InlineData("dsse")]
    [InlineData("message")]
    public void A_digest_is_enough(string form)
    {
        var artifact = Artifact.FromDigest("sha256:" + Convert.ToHexStringLower(SHA256.HashData(BundleMaker.Content)))!;
        Assert.Equal(TrustState.Signed, Judge.Keyless(Maker(3, 1, form, "p256").Make(), artifact: artifact).State);
        Assert.Equal(TrustState.Signed, Judge.Keyless(Maker(3, 2, form, "rsa") with { HasTimestamp = true }, artifact: artifact).State);
    }

    [Theory]
    [InlineData("p384", "SHA256")]
    [InlineData("p256", "SHA384")]
    [InlineData("rsa", "SHA512")]
    public void Another_strong_hash_than_the_keys_own_verifies(string key, string hash) =>
        Assert.Equal(TrustState.Signed, Judge.Keyless(Maker(3, 1, "message", key) with { Hash = new HashAlgorithmName(hash) }).State);

    [Fact]
    public void A_statement_may_name_the_artifact_by_a_longer_digest()
    {
        var payload = BundleMaker.Statement(Convert.ToHexStringLower(SHA384.HashData(BundleMaker.Content)), algorithm: "sha384");
        Assert.Equal(TrustState.Signed, Judge.Keyless(new BundleMaker { Payload = payload }).State);
    }

    [Fact]
    public void Logs_and_certificate_logs_may_have_other_kinds_of_keys()
    {
        foreach (var (first, second) in ((string, string)[])[("p384", "p256"), ("rsa", "p384"), ("ed25519", "rsa")])
        {
            var lab = new SigstoreLab(first, second);
            Assert.Equal(TrustState.Signed, Judge.Keyless(new BundleMaker { Lab = lab }).State);
            Assert.Equal(TrustState.Signed, Judge.Keyless(new BundleMaker { Lab = lab, Log = 2, HasTimestamp = true }).State);
        }
    }

    [Fact]
    public void Witnesses_may_sign_the_checkpoint_too()
    {
        var line = $"\u2014 witness.example.invalid {Convert.ToBase64String(new byte[72])}\n";
        foreach (var options in (EntryOptions[])[new() { Before = line }, new() { After = line }, new() { Before = line, After = line + line }])
            Assert.Equal(TrustState.Signed, Judge.Keyless(new BundleMaker { Log = 2, HasTimestamp = true, EntryOptions = options }).State);
    }

    [Fact]
    public void The_first_version_may_have_a_proof_without_a_checkpoint()
    {
        var bundle = new BundleMaker { Version = 1 }.Make();
        bundle.Entry()["inclusionProof"]!.AsObject().Remove("checkpoint");
        Assert.Equal(TrustState.Signed, Judge.Keyless(bundle).State);
        bundle.Entry().AsObject().Remove("inclusionProof");
        Assert.Equal(TrustState.Signed, Judge.Keyless(bundle).State);
    }

    [Fact]
    public void A_proof_without_a_promise_needs_a_timestamp()
    {
        var bundle = new BundleMaker { HasTimestamp = true }.Make();
        bundle.Entry().AsObject().Remove("inclusionPromise");
        Assert.Equal(TrustState.Signed, Judge.Keyless(bundle).State);
    }

    [Fact]
    public void A_timestamp_need_not_carry_its_certificate() =>
        Assert.Equal(TrustState.Signed, Judge.Keyless(new BundleMaker { Log = 2, HasTimestamp = true, EmbedsTimestampCertificate = false }).State);

    [Fact]
    public void Other_spellings_of_the_mapping_are_read()
    {
        var bundle = new BundleMaker { Log = 1, IsMessage = true }.Make();
        var entry = bundle.Entry().AsObject();
        entry["logIndex"] = 77000;
        entry["integratedTime"] = long.Parse(entry["integratedTime"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        bundle["messageSignature"]!["messageDigest"]!["algorithm"] = 1;
        bundle["dsseEnvelope"] = null;
        var text = bundle.ToJsonString().Replace("\"canonicalizedBody\"", "\"canonicalized_body\"", StringComparison.Ordinal)
            .Replace("\"verificationMaterial\"", "\"verification_material\"", StringComparison.Ordinal);
        Assert.Equal(TrustState.Signed, Judge.Keyless(Encoding.UTF8.GetBytes(text)).State);

        var signature = bundle["messageSignature"]!["signature"]!.GetValue<string>();
        bundle["messageSignature"]!["signature"] = signature.Replace('+', '-').Replace('/', '_').TrimEnd('=');
        Assert.Equal(TrustState.Signed, Judge.Keyless(bundle).State);
    }

    [Theory]
    [InlineData("application/vnd.dev.sigstore.bundle+json;version=0.3")]
    [InlineData("application/vnd.dev.sigstore.bundle.v0.3+json")]
    public void Both_media_types_of_the_third_version_are_known(string mediaType) =>
        Assert.Equal(TrustState.Signed, Judge.Keyless(new BundleMaker { MediaType = mediaType }).State);

    [Fact]
    public void Names_may_be_addresses_uris_and_user_names()
    {
        foreach (var (names, name) in ((byte[], string)[])[
            (SigstoreLab.Names(6, "https://github.com/acme/app/.github/workflows/r.yml@refs/heads/main"),
                "https://github.com/acme/app/.github/workflows/r.yml@refs/heads/main"),
            (SigstoreLab.OtherName("someone!example.invalid"), "someone!example.invalid")])
        {
            var bundle = new BundleMaker { Leaf = new LeafOptions { Names = names } }.Make();
            Assert.Equal(TrustState.Signed, Judge.Keyless(bundle, new SigstoreIdentity { Identity = name, Issuer = SigstoreLab.Issuer }).State);
        }
    }

    [Fact]
    public void Either_extension_may_name_the_issuer()
    {
        Assert.Equal(TrustState.Signed, Judge.Keyless(new BundleMaker { Leaf = new LeafOptions { FirstIssuer = null } }).State);
        Assert.Equal(TrustState.Signed, Judge.Keyless(new BundleMaker { Leaf = new LeafOptions { SecondIssuer = null } }).State);
    }

    [Fact]
    public void Patterns_go_over_the_whole_text()
    {
        var bundle = new BundleMaker().Make();
        SigstoreIdentity pattern(string subject, string issuer = ".*") => new() { IdentityPattern = subject, IssuerPattern = issuer };
        Assert.Equal(TrustState.Signed, Judge.Keyless(bundle, pattern(@"ci@example\.invalid")).State);
        Assert.Equal(TrustState.Signed, Judge.Keyless(bundle, pattern(@"^ci@.*$|other", @"https://issuer\..*")).State);
        Assert.Equal(TrustState.WrongSigner, Judge.Keyless(bundle, pattern(@"ci@example")).State);
        Assert.Equal(TrustState.WrongSigner, Judge.Keyless(bundle, pattern(@"ci@example\.invalid", "issuer")).State);
        Assert.Throws<TrustPolicyException>(() => Judge.Keyless(bundle, pattern(@"x)|(?:.*")));
        Assert.Throws<TrustPolicyException>(() => Judge.Keyless(bundle, pattern(@"(a)\1")));
    }

    [Fact]
    public void The_public_trusted_root_is_shipped()
    {
        var root = TrustedRoot.Public;
        Assert.Equal(2, root.Logs.Count);
        Assert.Equal(2, root.CertificateLogs.Count);
        Assert.Equal(2, root.Authorities.Count);
        Assert.Single(root.TimestampAuthorities);
        // Its keys name themselves.
        Assert.Equal(SHA256.HashData(root.Logs[0].Key.Spki), root.Logs[0].Id);
        Assert.All(root.CertificateLogs, static l => Assert.Equal(SHA256.HashData(l.Key.Spki), l.Id));
        byte[] named = [.. Encoding.ASCII.GetBytes("log2025-1.rekor.sigstore.dev\n"), 1, .. root.Logs[1].Key.Edwards];
        Assert.Equal(SHA256.HashData(named), root.Logs[1].Id);
    }

    private static BundleMaker Maker(int version, int log, string form, string key) => new()
    {
        Version = version,
        Log = log,
        KeyKind = key,
        IsMessage = form == "message",
        EntryKind = form switch { "intoto" => "intoto", "dsse-as-hashedrekord" => "hashedrekord", _ => null },
    };
}
