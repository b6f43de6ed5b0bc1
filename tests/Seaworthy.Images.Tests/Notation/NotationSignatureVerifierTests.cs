using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Notation;
using Xunit;

namespace Seaworthy.Images.Tests.Notation;

public sealed class NotationSignatureVerifierTests
{
    static readonly TestSigner Signer = TestAuthority.Make();

    static readonly NotationPolicy Policy = new() { Certificates = ["root.pem"], Identities = ["*"] };

    static Task<Verdict> VerifyAsync(MemoryRepository repository, NotationPolicy? policy = null, MemoryFiles? files = null, int threshold = 1) =>
        new NotationSignatureVerifier().VerifyAsync(
            new VerificationRequest
            {
                Repository = repository,
                Image = TestEnvelope.Target,
                Policy = new TrustScope { Pattern = "*", Scheme = TrustScheme.Notation, Notation = policy ?? Policy, Threshold = threshold },
                Now = TestAuthority.Today,
                Files = files ?? Files(),
                Documents = new MemoryDocuments(),
            },
            CancellationToken.None);

    static MemoryFiles Files() => new() { ["root.pem"] = Signer.Root };

    [Fact]
    public async Task Signatures_are_found_among_the_referrers_and_one_that_holds_is_enough()
    {
        var repository = new MemoryRepository();
        Assert.Equal(TrustState.Unsigned, (await VerifyAsync(repository)).State);
        repository.Attach(new TestEnvelope(Signer) { Expiry = TestAuthority.Today });
        Assert.Equal(TrustState.Expired, (await VerifyAsync(repository)).State);
        repository.Attach(new TestEnvelope(TestAuthority.Make(new() { Number = 1 })));
        var verdict = await VerifyAsync(repository);
        Assert.Equal(TrustState.Expired, verdict.State);
        Assert.Contains(verdict.Notes, static n => n.StartsWith("Another signature: Signed by", StringComparison.Ordinal));
        repository.Attach(new TestEnvelope(Signer) { IsCose = true }, isOld: true);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(repository)).State);
    }

    [Fact]
    public async Task Manifests_of_signatures_are_about_this_image_and_have_one_layer()
    {
        foreach (var change in (Func<string, string>[])
        [
            static m => m.Replace("\"digest\":\"" + TestEnvelope.Target.Digest, "\"digest\":\"sha256:" + new string('b', 64), StringComparison.Ordinal),
            static m => m.Replace("\"layers\":[", "\"layers\":[{\"mediaType\":\"x\",\"digest\":\"y\",\"size\":1},", StringComparison.Ordinal),
            static m => m.Replace("\"subject\"", "\"object\"", StringComparison.Ordinal),
            static m => m.Replace("\"application/jose+json\"", "\"application/json\"", StringComparison.Ordinal),
            static m => m[..^1],
        ])
        {
            var repository = new MemoryRepository();
            repository.Attach(new TestEnvelope(Signer), change: change);
            Assert.Equal(TrustState.Invalid, (await VerifyAsync(repository)).State);
        }
        var other = new MemoryRepository();
        other.Attach(new TestEnvelope(Signer), change: static m => m.Replace("vnd.cncf.notary.signature", "vnd.example.sbom", StringComparison.Ordinal));
        Assert.Equal(TrustState.Unsigned, (await VerifyAsync(other)).State);
    }

    [Fact]
    public async Task As_many_different_parties_sign_as_the_policy_wants()
    {
        var repository = new MemoryRepository();
        repository.Attach(new TestEnvelope(Signer));
        repository.Attach(new TestEnvelope(Signer) { IsCose = true });
        var verdict = await VerifyAsync(repository, threshold: 2);
        Assert.Equal((TrustState.WrongSigner, "1 of 2 trusted parties that the policy wants have signed"), (verdict.State, verdict.Reason));
        var second = TestAuthority.Make(new() { Number = 3, Subject = "CN=second, O=Acme, ST=HB, C=DE" });
        repository.Attach(new TestEnvelope(second));
        var files = Files();
        files["second.pem"] = second.Root;
        verdict = await VerifyAsync(repository, Policy with { Certificates = ["root.pem", "second.pem"] }, files, 2);
        Assert.Equal(TrustState.Signed, verdict.State);
        Assert.Equal(2, verdict.Evidence.Count);
    }

    [Fact]
    public async Task The_policy_may_stand_in_notations_own_files()
    {
        var repository = new MemoryRepository();
        repository.Attach(new TestEnvelope(Signer));
        var files = new MemoryFiles
        {
            ["own.json"] = Encoding.UTF8.GetBytes("""
                {"version":"1.0","trustPolicies":[{"name":"a","registryScopes":["registry.example/app"],"signatureVerification":{"level":"strict"},
                 "trustStores":["ca:acme"],"trustedIdentities":["x509.subject: C=DE, ST=HB, O=Acme"]}]}
                """),
            ["store/x509/ca/acme/root.pem"] = Signer.Root,
        };
        var policy = new NotationPolicy { PolicyFile = "own.json", TrustStore = "store" };
        Assert.Equal(TrustState.Signed, (await VerifyAsync(repository, policy, files)).State);
        Assert.Equal(TrustState.WrongSigner, (await VerifyAsync(new MemoryRepository { Name = "registry.example/other" }, policy, files)).State);
        files.Remove("store/x509/ca/acme/root.pem");
        files["/home/config/notation/truststore/x509/ca/acme/root.pem"] = Signer.Root;
        files.Variables["XDG_CONFIG_HOME"] = "/home/config";
        Assert.Equal(TrustState.WrongSigner, (await VerifyAsync(repository, policy, files)).State);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(repository, policy with { TrustStore = null }, files)).State);
        files["own.json"] = "{}"u8.ToArray();
        await Assert.ThrowsAsync<TrustPolicyException>(() => VerifyAsync(repository, policy, files));
        await Assert.ThrowsAsync<TrustPolicyException>(() => VerifyAsync(repository, policy with { PolicyFile = "missing.json" }, files));
        await Assert.ThrowsAsync<TrustPolicyException>(() => VerifyAsync(repository, Policy with { Certificates = ["missing.pem"] }));
        await Assert.ThrowsAsync<TrustPolicyException>(() => VerifyAsync(repository, Policy with { Level = "lax" }));
    }

    [Fact]
    public async Task The_built_in_policy_knows_Microsofts_roots_and_nobody_elses()
    {
        var scope = new TrustPolicy().For("mcr.microsoft.com/dotnet/aspnet");
        Assert.Equal(TrustScheme.Notation, scope.Scheme);
        var repository = new MemoryRepository { Name = "mcr.microsoft.com/dotnet/aspnet" };
        var pretender = TestAuthority.Make(new()
        {
            Subject =
            "CN=Microsoft SCD Products RSA Signing, O=Microsoft Corporation, L=Redmond, ST=Washington, C=US"
        });
        repository.Attach(new TestEnvelope(pretender));
        var files = new MemoryFiles();
        using (var stream = typeof(NotationVerifier).Assembly.GetManifestResourceStream("microsoft-root-2010.pem")!)
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files["builtin:microsoft-root-2010.pem"] = bytes;
        }
        var verdict = await VerifyAsync(repository, scope.Notation, files);
        Assert.Equal(TrustState.WrongSigner, verdict.State);
        Assert.Contains("is not trusted", verdict.Reason, StringComparison.Ordinal);

        // With the pretender's root pinned as Microsoft's is, what is missing is a timestamp of Microsoft's authority; its root is read on the way.
        var pinned = scope.Notation! with { RootFingerprints = [Convert.ToHexStringLower(SHA256.HashData(pretender.Root))] };
        verdict = await VerifyAsync(repository, pinned, files);
        Assert.Equal((TrustState.Invalid, "The signature has no timestamp, which the policy demands"), (verdict.State, verdict.Reason));
        repository = new MemoryRepository { Name = repository.Name };
        var clock = TestAuthority.Make(new() { Number = 5, Purposes = ["1.3.6.1.5.5.7.3.8"] });
        repository.Attach(new TestEnvelope(pretender) { Timestamp = TestEnvelope.Stamp(clock, TestAuthority.Today.AddHours(-1)) });
        verdict = await VerifyAsync(repository, pinned, files);
        Assert.Contains("which no trusted time stamping authority stands behind", verdict.Reason, StringComparison.Ordinal);
        files["builtin:microsoft-root-2010.pem"] = clock.Root;
        Assert.Equal(TrustState.Signed, (await VerifyAsync(repository, pinned, files)).State);
    }
}

/// <summary>A repository in memory with signatures of <see cref="TestEnvelope.Target"/>.</summary>
sealed class MemoryRepository : IRepository
{
    readonly Dictionary<string, Content> content = [];
    readonly List<Descriptor> referrers = [];

    public string Name { get; init; } = "registry.example/app";

    public void Attach(TestEnvelope envelope, bool isOld = false, Func<string, string>? change = null)
    {
        var blob = Add(envelope.Make(), envelope.MediaType);
        var type = isOld ? "" : "\"artifactType\":\"application/vnd.cncf.notary.signature\",";
        var config = isOld ? "application/vnd.cncf.notary.signature" : "application/vnd.oci.empty.v1+json";
        var manifest = "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\"," + type
            + "\"config\":{\"mediaType\":\"" + config + "\",\"digest\":\"sha256:" + new string('0', 64) + "\",\"size\":2},"
            + "\"layers\":[{\"mediaType\":\"" + envelope.MediaType + "\",\"digest\":\"" + blob.Digest + "\",\"size\":" + blob.Size + "}],"
            + "\"subject\":{\"mediaType\":\"" + TestEnvelope.Target.MediaType + "\",\"digest\":\"" + TestEnvelope.Target.Digest + "\",\"size\":1079}}";
        var added = Add(Encoding.UTF8.GetBytes(change is null ? manifest : change(manifest)), "application/vnd.oci.image.manifest.v1+json");
        referrers.Add(added with { ArtifactType = "application/vnd.cncf.notary.signature" });
    }

    public Task<Content?> GetManifestAsync(string reference, CancellationToken cancellation) => Task.FromResult(content.GetValueOrDefault(reference));

    public Task<Content?> GetBlobAsync(Descriptor descriptor, CancellationToken cancellation) => Task.FromResult(content.GetValueOrDefault(descriptor.Digest));

    public Task<IReadOnlyList<Descriptor>> GetReferrersAsync(string digest, string? artifactType, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Descriptor>>([.. referrers.Where(_ => digest == TestEnvelope.Target.Digest)]);

    Descriptor Add(byte[] bytes, string mediaType)
    {
        var descriptor = new Descriptor(mediaType, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        content[descriptor.Digest] = new Content(descriptor, bytes);
        return descriptor;
    }
}

/// <summary>Files in memory.</summary>
sealed class MemoryFiles : Dictionary<string, byte[]>, ITrustFiles
{
    public Dictionary<string, string> Variables { get; } = [];

    public byte[]? Read(string path) => this.GetValueOrDefault(path);

    public IReadOnlyList<string> List(string folder) =>
        [.. Keys.Where(k => k.StartsWith(folder + "/", StringComparison.Ordinal) && k.IndexOf('/', folder.Length + 1) < 0).Order(StringComparer.Ordinal)];

    public string? Variable(string name) => Variables.GetValueOrDefault(name);
}

/// <summary>Servers in memory: what is not there cannot be reached.</summary>
sealed class MemoryDocuments : IDocumentClient
{
    public Dictionary<string, Func<byte[], byte[]?>> Answers { get; } = [];

    public List<(Uri Address, DocumentOptions Options)> Asked { get; } = [];

    public Task<ReadOnlyMemory<byte>?> GetAsync(Uri address, DocumentOptions options, CancellationToken cancellation) =>
        PostAsync(address, "", default, options, cancellation);

    public Task<ReadOnlyMemory<byte>?> PostAsync(Uri address, string contentType, ReadOnlyMemory<byte> body, DocumentOptions options,
        CancellationToken cancellation)
    {
        Asked.Add((address, options));
        if (!Answers.TryGetValue(address.AbsoluteUri, out var answer))
            throw new RegistryException("not reachable");
        return Task.FromResult(answer(body.ToArray()) is { } bytes ? new ReadOnlyMemory<byte>(bytes) : (ReadOnlyMemory<byte>?)null);
    }
}
