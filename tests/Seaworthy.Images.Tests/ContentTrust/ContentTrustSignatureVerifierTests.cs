using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.ContentTrust;
using Seaworthy.Images.Tests.Notation;
using Xunit;

namespace Seaworthy.Images.Tests.ContentTrust;

public sealed class ContentTrustSignatureVerifierTests
{
    readonly MemoryDocuments documents = new();
    readonly MemoryFiles files = new();

    Task<Verdict> VerifyAsync(string name, ContentTrustPolicy policy, DateTimeOffset? now = null, LockedImage? previous = null) =>
        new ContentTrustSignatureVerifier().VerifyAsync(
            new VerificationRequest
            {
                Repository = new MemoryRepository { Name = name },
                Image = TestRepository.Image,
                Tag = "v1",
                Policy = new TrustScope { Pattern = "*", Scheme = TrustScheme.ContentTrust, ContentTrust = policy },
                Previous = previous,
                Seen = previous?.Evidence ?? [],
                Now = now ?? TestRepository.Today,
                Files = files,
                Documents = documents,
            },
            CancellationToken.None);

    TestRepository Serve(string server)
    {
        var repository = new TestRepository().Publish();
        foreach (var (name, file) in repository.Files)
            documents.Answers[$"{server}/v2/{TestRepository.Gun}/_trust/tuf/{name}.json"] = _ => file;
        return repository;
    }

    [Fact]
    public async Task The_server_is_the_policys_else_the_environments_else_the_registrys()
    {
        Serve("https://registry.example");
        Assert.Equal(TrustState.Signed, (await VerifyAsync(TestRepository.Gun, new())).State);
        Assert.All(documents.Asked, static a => Assert.Equal((false, "repository:" + TestRepository.Gun + ":pull"),
            (a.Options.IsNamedByUser, a.Options.Scope)));
        documents.Answers.Clear();
        Serve("https://notary.example:4443");
        await Assert.ThrowsAsync<RegistryException>(() => VerifyAsync(TestRepository.Gun, new()));
        files.Variables["DOCKER_CONTENT_TRUST_SERVER"] = "https://notary.example:4443/";
        Assert.Equal(TrustState.Signed, (await VerifyAsync(TestRepository.Gun, new())).State);
        Assert.True(documents.Asked[^1].Options.IsNamedByUser);
        files.Variables["DOCKER_CONTENT_TRUST_SERVER"] = "https://elsewhere.example";
        Assert.Equal(TrustState.Signed, (await VerifyAsync(TestRepository.Gun, new() { Server = "https://notary.example:4443" })).State);
        foreach (var wrong in (string[])["http://notary.example", "notary.example", "https://user:secret@notary.example", "file:///etc/passwd",
            "https://notary.example?x=1"])
        {
            var fault = await Assert.ThrowsAsync<TrustPolicyException>(() => VerifyAsync(TestRepository.Gun, new() { Server = wrong }));
            Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Dockers_own_server_is_gone_from_its_last_day_on()
    {
        var before = new DateTimeOffset(2026, 12, 7, 23, 59, 59, TimeSpan.Zero);
        await Assert.ThrowsAsync<RegistryException>(() => VerifyAsync("docker.io/library/alpine", new(), before));
        Assert.Equal("notary.docker.io", documents.Asked[0].Address.Host);
        documents.Asked.Clear();
        var verdict = await VerifyAsync("docker.io/library/alpine", new(), before.AddSeconds(1));
        Assert.Equal(TrustState.Unsigned, verdict.State);
        Assert.Contains("shut down notary.docker.io on 2026-12-08", verdict.Reason, StringComparison.Ordinal);
        Assert.Empty(documents.Asked);
        await Assert.ThrowsAsync<RegistryException>(() => VerifyAsync("docker.io/library/alpine", new() { Server = "https://notary.example" },
            before.AddSeconds(1)));
    }

    [Fact]
    public async Task The_lock_is_the_memory()
    {
        Serve("https://registry.example");
        var first = await VerifyAsync(TestRepository.Gun, new());
        var image = new LockedImage
        {
            Reference = TestRepository.Gun + ":v1",
            Digest = TestRepository.Image.Digest,
            MediaType = "x",
            Scheme = TrustScheme.ContentTrust,
            Evidence = first.Evidence
        };
        Assert.Equal(TrustState.Signed, (await VerifyAsync(TestRepository.Gun, new(), previous: image)).State);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(TestRepository.Gun, new() { TrustsFirstUse = false }, previous: image)).State);
        Assert.Equal(TrustState.WrongSigner, (await VerifyAsync(TestRepository.Gun, new() { TrustsFirstUse = false })).State);
        var newer = image with { Evidence = [.. first.Evidence.Select(static e => e.Kind == "timestamp" ? e with { Version = 9 } : e)] };
        Assert.Equal(TrustState.RolledBack, (await VerifyAsync(TestRepository.Gun, new(), previous: newer)).State);
        // Another server's repository under the same name.
        Serve("https://registry.example");
        Assert.Equal(TrustState.WrongSigner, (await VerifyAsync(TestRepository.Gun, new(), previous: image)).State);
    }
}
