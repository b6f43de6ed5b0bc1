using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Registry;
using Xunit;

namespace Seaworthy.Images.Tests.Registry;

/// <summary>What a well-behaved registry holds is found; what an altering one sends is not believed.</summary>
public sealed class ReadingTests
{
    static readonly CancellationToken s_none = CancellationToken.None;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tag_leads_to_the_index_and_its_platforms(bool hidesDigests)
    {
        var registry = new FakeRegistry { HidesDigests = hidesDigests };
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        var amd = registry.Push("demo/app", null, FakeRegistry.Image("amd"));
        var digest = registry.Push("demo/app", "v1", FakeRegistry.Index(("arm64", amd), ("amd64", amd)), Manifests.OciIndex);
        using var client = new RegistryClient(Clients.Options());

        var content = await client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none);

        Assert.Equal(digest, content!.Descriptor.Digest);
        Assert.Equal(Manifests.OciIndex, content.Descriptor.MediaType);
        Assert.Equal(["linux/amd64", "linux/arm64"], Manifests.ReadPlatforms(content.Bytes).Select(p => p.Platform));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        using var client = new RegistryClient(Clients.Options());
        var repository = client.Open(server.Host + "/demo/app");
        Assert.Null(await repository.GetManifestAsync("v1", s_none));
        Assert.Null(await repository.GetManifestAsync("sha256:" + new string('0', 64), s_none));
        Assert.Null(await repository.GetBlobAsync(new Descriptor("x", "sha256:" + new string('0', 64), 2), s_none));
        Assert.Empty(await repository.GetReferrersAsync("sha256:" + new string('0', 64), null, s_none));
    }

    [Fact]
    public async Task Bytes_with_another_digest_are_refused()
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        var digest = registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        registry.Tamper("demo/app", digest, FakeRegistry.Image("two"));
        var blob = registry.PushBlob("demo/app", "payload");
        registry.TamperBlob("demo/app", blob.Digest, "PAYLOAD");
        using var client = new RegistryClient(Clients.Options());
        var repository = client.Open(server.Host + "/demo/app");
        await Assert.ThrowsAsync<RegistryException>(() => repository.GetManifestAsync(digest, s_none));
        await Assert.ThrowsAsync<RegistryException>(() => repository.GetManifestAsync("v1", s_none));
        await Assert.ThrowsAsync<RegistryException>(() => repository.GetBlobAsync(blob, s_none));
    }

    [Theory]
    [InlineData("""{"schemaVersion":2,"manifests":[],"layers":[]}""")]
    [InlineData("""{"schemaVersion":1,"fsLayers":[]}""")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","config":{},"layers":[]}""")]
    [InlineData("[]")]
    [InlineData("<html>")]
    public async Task A_document_that_is_no_manifest_or_two_is_refused(string json)
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        registry.Push("demo/app", "v1", json);
        using var client = new RegistryClient(Clients.Options());
        await Assert.ThrowsAsync<RegistryException>(() => client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Referrers_come_from_the_api_or_from_the_tag(bool hasApi)
    {
        var registry = new FakeRegistry { HasReferrersApi = hasApi };
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        var image = registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        var signature = registry.PushReferrer("demo/app", image, "application/vnd.cncf.notary.signature");
        registry.PushReferrer("demo/app", image, "application/sbom");
        registry.Push(
            "demo/app",
            image.Replace(':', '-'),
            $$"""{"schemaVersion":2,"mediaType":"{{Manifests.OciIndex}}","manifests":[{"mediaType":"{{Manifests.OciManifest}}","digest":"{{signature}}","size":9,"artifactType":"application/vnd.cncf.notary.signature"},{"mediaType":"{{Manifests.OciManifest}}","digest":"{{image}}","size":9,"artifactType":"application/sbom"}]}""",
            Manifests.OciIndex);
        using var client = new RegistryClient(Clients.Options());

        var found = await client.Open(server.Host + "/demo/app").GetReferrersAsync(image, "application/vnd.cncf.notary.signature", s_none);

        Assert.Equal([signature], found.Select(d => d.Digest));
    }

    [Fact]
    public async Task Content_comes_from_the_cache_the_second_time_and_a_spoilt_cache_is_not_believed()
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        var digest = registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        using var folder = new TemporaryFolder();
        var options = Clients.Options() with { CacheFolder = folder.Path };
        for (var i = 0; i < 3; i++)
        {
            using var client = new RegistryClient(options);
            Assert.Equal(digest, (await client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none))!.Descriptor.Digest);
        }
        Assert.Equal(1, server.Count("GET /v2/demo/app/manifests/"));
        foreach (var file in Directory.GetFiles(folder.Path, digest[7..], SearchOption.AllDirectories))
            await File.WriteAllTextAsync(file, "spoilt");
        using var again = new RegistryClient(options);
        Assert.Equal(digest, (await again.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none))!.Descriptor.Digest);
        Assert.Equal(2, server.Count("GET /v2/demo/app/manifests/"));
    }

    [Fact]
    public async Task Offline_the_cache_answers_and_nothing_else()
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        var digest = registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        using var folder = new TemporaryFolder();
        var options = Clients.Options() with { CacheFolder = folder.Path };
        using (var client = new RegistryClient(options))
        {
            await client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none);
            await client.Open(server.Host + "/demo/app").GetReferrersAsync(digest, "a/b", s_none);
        }
        var asked = server.Log.Count;
        using var offline = new RegistryClient(options with { IsOffline = true });
        var repository = offline.Open(server.Host + "/demo/app");
        Assert.Equal(digest, (await repository.GetManifestAsync("v1", s_none))!.Descriptor.Digest);
        Assert.Empty(await repository.GetReferrersAsync(digest, "a/b", s_none));
        await Assert.ThrowsAsync<RegistryException>(() => repository.GetManifestAsync("v2", s_none));
        await Assert.ThrowsAsync<RegistryException>(() => repository.GetManifestAsync("sha256:" + new string('0', 64), s_none));
        Assert.Equal(asked, server.Log.Count);
    }

    [Fact]
    public async Task Through_a_proxy_names_are_the_proxys_business_and_addresses_are_still_judged()
    {
        var registry = new FakeRegistry();
        await using var proxy = await FakeServer.StartAsync(registry.AnswerAsync);
        var digest = registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        using var client = new RegistryClient(Clients.Options() with
        {
            Registries = new Dictionary<string, RegistryPolicy> { ["registry.test"] = new() { IsPlainHttp = true } },
            Proxy = new WebProxy(proxy.Url) { Credentials = new NetworkCredential("alice", "correct-horse") },
            Resolve = (_, _) => throw new InvalidOperationException("nobody knows the name here"),
        });
        Assert.Equal(digest, (await client.Open("registry.test/demo/app").GetManifestAsync("v1", s_none))!.Descriptor.Digest);
        var asked = proxy.Log.Count;
        var fault = await Assert.ThrowsAsync<RegistryException>(() => client.Open("169.254.169.254/demo/app").GetManifestAsync("v1", s_none));
        Assert.Contains("private network", fault.Message, StringComparison.Ordinal);
        Assert.Equal(asked, proxy.Log.Count);
        // No tunnel to be had: the word of the proxy, and what it was told, are not repeated.
        fault = await Assert.ThrowsAsync<RegistryException>(() => client.Open("secure.test/demo/app").GetManifestAsync("v1", s_none));
        Assert.DoesNotContain("correct-horse", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mirrors_are_asked_first_and_passed_over_when_they_lack_it()
    {
        var far = new FakeRegistry();
        var near = new FakeRegistry();
        await using var registry = await FakeServer.StartAsync(far.AnswerAsync);
        await using var mirror = await FakeServer.StartAsync(near.AnswerAsync);
        var both = far.Push("demo/app", "v1", FakeRegistry.Image("one"));
        near.Push("hub/demo/app", "v1", FakeRegistry.Image("one"));
        var one = far.Push("demo/app", "v2", FakeRegistry.Image("two"));
        using var client = new RegistryClient(Clients.Options() with
        {
            Registries = new Dictionary<string, RegistryPolicy> { [registry.Host] = new() { Mirrors = [mirror.Host + "/hub"] } },
        });
        var repository = client.Open(registry.Host + "/demo/app");
        Assert.Equal(both, (await repository.GetManifestAsync("v1", s_none))!.Descriptor.Digest);
        Assert.Equal(0, registry.Count("/demo/app/"));
        Assert.Equal(one, (await repository.GetManifestAsync("v2", s_none))!.Descriptor.Digest);
        Assert.Equal(registry.Host + "/demo/app", repository.Name);
    }
}
