using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Sigstore;
using Xunit;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>From a repository to a verdict: where signatures are found, and what several of them are worth.</summary>
public sealed class SigstoreVerifierTests
{
    private static readonly byte[] Manifest = "{\"schemaVersion\":2}"u8.ToArray();
    private static readonly SigningKey Key = SigningKey.Shared("p256");
    private static readonly SigningKey Other = SigningKey.Shared("p384");
    private static readonly SigstorePolicy ByIdentity = new() { Identities = [Judge.Identity], TrustedRoot = "root.json" };
    private static readonly SigstorePolicy ByKey = new() { Keys = ["a.pub"], TrustedRoot = "root.json" };

    private readonly FakeRepository repository = new();
    private readonly Descriptor image;

    public SigstoreVerifierTests() => image = repository.Image(Manifest);

    [Fact]
    public async Task Without_signatures_an_image_is_unsigned()
    {
        Assert.Equal(TrustState.Unsigned, (await Verify(ByIdentity)).State);
        repository.Refer(image, "sbom"u8.ToArray(), "application/spdx+json", "application/spdx+json");
        Assert.Equal(TrustState.Unsigned, (await Verify(ByIdentity)).State);
        Assert.DoesNotContain(repository.Asked, static a => a.StartsWith("blob", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FakeRepository.BundleType)]
    [InlineData(null)]
    public async Task A_bundle_that_refers_to_the_image_is_found(string? listed)
    {
        var bundle = Bundle();
        repository.Refer(image, bundle, listed: listed);
        var verdict = await Verify(ByIdentity);
        Assert.Equal(TrustState.Signed, verdict.State);
        Assert.Equal($"{SigstoreLab.Email} ({SigstoreLab.Issuer})", verdict.Signer);
        Assert.Equal([new Evidence("signature", FakeRepository.DigestOf(bundle))], verdict.Evidence);
        Assert.Null(verdict.Expires);
    }

    [Fact]
    public async Task A_bundle_whose_manifest_is_of_another_image_is_not_looked_at()
    {
        repository.Refer(image, Bundle(), subject: "sha256:" + new string('0', 64));
        Assert.Equal(TrustState.Unsigned, (await Verify(ByIdentity)).State);
    }

    [Fact]
    public async Task A_bundle_about_another_image_is_no_signature_of_this_one()
    {
        repository.Refer(image, Json(new BundleMaker()));
        var verdict = await Verify(ByIdentity);
        Assert.Equal(new Answer(TrustState.Invalid, "the statement is about another artifact"), new(verdict.State, verdict.Reason));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task The_tag_beside_the_image_is_read(bool keyless, bool stamped)
    {
        var payload = CosignLayout.Payload(image.Digest);
        repository.Tag(image, (payload, CosignLayout.Sign(payload, Key, keyless, isStamped: stamped)));
        var verdict = await Verify(keyless ? ByIdentity : ByKey);
        Assert.Equal(TrustState.Signed, verdict.State);
        Assert.Equal([new Evidence("signature", FakeRepository.DigestOf(payload))], verdict.Evidence);
        Assert.Equal(TrustState.WrongSigner, (await Verify(keyless ? ByKey : ByIdentity)).State);
    }

    [Fact]
    public async Task A_key_on_the_tag_may_do_without_a_log_where_the_policy_says_so()
    {
        var payload = CosignLayout.Payload(image.Digest);
        repository.Tag(image, (payload, CosignLayout.Sign(payload, SigningKey.Shared("rsa"), isLogged: false)));
        var policy = ByKey with { Keys = ["rsa.pub"] };
        Assert.Equal(TrustState.Invalid, (await Verify(policy)).State);
        Assert.Equal(TrustState.Signed, (await Verify(policy with { RequiresLog = false })).State);
    }

    [Fact]
    public async Task Payloads_must_be_about_the_image()
    {
        foreach (var (payload, reason) in ((byte[], string)[])[
            (CosignLayout.Payload("sha256:" + new string('0', 64)), "the signed payload is about another image"),
            (CosignLayout.Payload(image.Digest, "something else"), "the signed payload is not an image signature"),
            ("{}"u8.ToArray(), "'critical' of the signed payload is not an object"),
            ("x"u8.ToArray(), "the signed payload is not well-formed JSON, or a member stands in it twice")])
        {
            repository.Tag(image, (payload, CosignLayout.Sign(payload, Key)));
            var verdict = await Verify(ByKey);
            Assert.Equal(new Answer(TrustState.Invalid, reason), new(verdict.State, verdict.Reason));
        }
    }

    [Fact]
    public async Task No_annotation_may_change()
    {
        var payload = CosignLayout.Payload(image.Digest);
        var good = CosignLayout.Sign(payload, Key, isKeyless: true, isStamped: true);
        var other = CosignLayout.Sign(payload, Key, isKeyless: true, isStamped: true);
        foreach (var name in good.Keys.Where(static k => !k.EndsWith("/chain", StringComparison.Ordinal)))
        {
            foreach (var value in (string?[])[null, "", "x", other[name]])
            {
                // A timestamp may go where the log vouches for the time.
                if (name.EndsWith("timestamp", StringComparison.Ordinal) && value is null or "")
                    continue;
                var changed = new Dictionary<string, string>(good);
                changed.Remove(name);
                if (value is not null)
                    changed[name] = value;
                repository.Tag(image, (payload, changed));
                Assert.True((await Verify(ByIdentity)).State != TrustState.Signed, name + " = " + value);
            }
            for (var i = 0; i < good[name].Length; i += 7)
            {
                var changed = new Dictionary<string, string>(good) { [name] = good[name].Remove(i, 1).Insert(i, ((char)(good[name][i] ^ 1)).ToString()) };
                repository.Tag(image, (payload, changed));
                if ((await Verify(ByIdentity)).State == TrustState.Signed)
                    Assert.True(name.EndsWith("timestamp", StringComparison.Ordinal) || name.EndsWith("certificate", StringComparison.Ordinal),
                        $"{name} at {i}");
            }
        }
    }

    [Fact]
    public async Task One_good_signature_among_bad_ones_is_enough()
    {
        var payload = CosignLayout.Payload(image.Digest);
        repository.Refer(image, "{}"u8.ToArray());
        repository.Refer(image, Json(new BundleMaker { Lab = new SigstoreLab(), Payload = Statement() }));
        repository.Tag(image, (payload, CosignLayout.Sign(payload, Other)), (payload, CosignLayout.Sign(payload, Key)));
        Assert.Equal(TrustState.Signed, (await Verify(ByKey)).State);
        Assert.Equal(TrustState.Invalid, (await Verify(ByIdentity)).State);
    }

    [Fact]
    public async Task Several_parties_are_counted_by_who_they_are()
    {
        var payload = CosignLayout.Payload(image.Digest);
        var both = ByKey with { Keys = ["a.pub", "b.pub"] };
        repository.Tag(image, (payload, CosignLayout.Sign(payload, Key)), (payload, CosignLayout.Sign(payload, Key)));
        var verdict = await Verify(both, threshold: 2);
        Assert.Equal(new Answer(TrustState.WrongSigner, "signed by 1 of the 2 parties that the policy asks for"), new(verdict.State, verdict.Reason));
        repository.Tag(image, (payload, CosignLayout.Sign(payload, Key)), (payload, CosignLayout.Sign(payload, Other)));
        Assert.Equal(TrustState.Signed, (await Verify(both, threshold: 2)).State);
    }

    [Fact]
    public async Task Attestations_are_no_signatures_and_may_be_asked_for()
    {
        const string Provenance = "https://slsa.dev/provenance/v1";
        var wanted = ByIdentity with { Attestations = [Provenance] };
        repository.Refer(image, Json(new BundleMaker { Payload = Statement(Provenance) }));
        Assert.Equal(TrustState.Unsigned, (await Verify(ByIdentity)).State);
        Assert.Equal(TrustState.Unsigned, (await Verify(wanted)).State);
        repository.Refer(image, Bundle());
        Assert.Equal(TrustState.Signed, (await Verify(ByIdentity)).State);
        var verdict = await Verify(wanted);
        Assert.Equal(TrustState.Signed, verdict.State);
        Assert.Equal(["attestation", "signature"], verdict.Evidence.Select(static e => e.Kind));
        Assert.Equal(TrustState.Unsigned, (await Verify(ByIdentity with { Attestations = ["https://spdx.dev/Document"] })).State);
    }

    [Fact]
    public async Task Signatures_may_be_kept_elsewhere()
    {
        var elsewhere = new FakeRepository("registry.example.invalid/signatures");
        elsewhere.Refer(image, Bundle());
        var policy = ByIdentity with { Repository = elsewhere.Name };
        Assert.Equal(TrustState.Signed, (await new SigstoreVerifier().VerifyAsync(Request(policy, 1) with
        {
            Open = n => n == elsewhere.Name ? elsewhere
            : repository
        }, default)).State);
        await Assert.ThrowsAsync<TrustPolicyException>(() => Verify(policy));
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_faults_of_the_policy()
    {
        foreach (var policy in (SigstorePolicy[])[ByKey with { Keys = ["missing.pub"] }, ByKey with { Keys = ["root.json"] },
            ByKey with { TrustedRoot = "a.pub" },
            ByKey with { TrustedRoot = "missing.json" }, new SigstorePolicy(), ByIdentity with { Identities = [new SigstoreIdentity { Identity = "x" }] }])
        {
            await Assert.ThrowsAsync<TrustPolicyException>(() => Verify(policy));
        }
    }

    [Fact]
    public async Task Malformed_manifests_are_not_believed()
    {
        foreach (var text in (string[])["", "[]", "{\"layers\":1}", "{\"layers\":[1]}", "{\"layers\":[{}]}", "{\"layers\":[],\"layers\":[]}"])
        {
            repository.PutRaw(image.Digest.Replace(':', '-') + ".sig", Encoding.UTF8.GetBytes(text));
            Assert.Equal(TrustState.Unsigned, (await Verify(ByIdentity)).State);
        }
    }

    [Fact]
    public async Task No_more_signatures_are_fetched_than_the_limit()
    {
        for (var i = 0; i < 200; i++)
            repository.Refer(image, Encoding.UTF8.GetBytes("{\"i\":" + i + "}"));
        Assert.Equal(TrustState.Invalid, (await Verify(ByIdentity)).State);
        Assert.InRange(repository.Asked.Count, 1, 130);
    }

    private static string Statement(string predicate = "https://sigstore.dev/cosign/sign/v1") =>
        BundleMaker.Statement(Convert.ToHexStringLower(SHA256.HashData(Manifest)), predicate);

    private static byte[] Bundle() => Json(new BundleMaker { Payload = Statement() });

    private static byte[] Json(BundleMaker maker) => Encoding.UTF8.GetBytes(maker.Make().ToJsonString());

    private Task<Verdict> Verify(SigstorePolicy policy, int threshold = 1) => new SigstoreVerifier()
        .VerifyAsync(Request(policy, threshold), CancellationToken.None);

    private VerificationRequest Request(SigstorePolicy policy, int threshold) => new()
    {
        Repository = repository,
        Image = image,
        Policy = new TrustScope { Pattern = "*", Scheme = TrustScheme.Sigstore, Sigstore = policy, Threshold = threshold },
        Now = SigstoreLab.Now,
        Files = new Files(),
        Documents = new NoDocuments(),
    };

    private sealed class Files : ITrustFiles
    {
        public byte[]? Read(string path) => path switch
        {
            "a.pub" => Key.PemBytes,
            "b.pub" => Other.PemBytes,
            "rsa.pub" => SigningKey.Shared("rsa").PemBytes,
            "root.json" => Encoding.UTF8.GetBytes(SigstoreLab.Default.TrustedRoot().ToJsonString()),
            _ => null,
        };

        public IReadOnlyList<string> List(string folder) => [];

        public string? Variable(string name) => null;
    }

    private sealed class NoDocuments : IDocumentClient
    {
        public Task<ReadOnlyMemory<byte>?> GetAsync(Uri address, DocumentOptions options, CancellationToken cancellation) =>
            throw new InvalidOperationException("nothing is fetched");

        public Task<ReadOnlyMemory<byte>?> PostAsync(Uri address, string contentType, ReadOnlyMemory<byte> body, DocumentOptions options,
            CancellationToken cancellation) =>
            throw new InvalidOperationException("nothing is sent");
    }
}
