using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Locking;
using Seaworthy.Images.Registry;
using Seaworthy.Images.Tests.Locking;
using Seaworthy.Images.Tests.Registry;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Images.Tests.Real;

/// <summary>The client and the locker against a real registry.</summary>
public sealed class RealRegistryTests
{
    static readonly CancellationToken s_none = CancellationToken.None;

    static Task<LockResult> LockAsync(RegistryClient client, LockPlan plan, string? previous = null, Func<LockRequest, LockRequest>? change = null)
    {
        var request = new LockRequest
        {
            Now = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero),
            Previous = previous is null ? null
            : LockReader.Read(new SourceText("l", previous))
        };
        return new ImageLocker(client.Open, client, _ => new DiskTrustFiles("."), []).RunAsync(plan, change is null ? request : change(request), s_none);
    }

    static async Task<string> PutAsync(RealRegistry registry, string repository, string reference, string json, string type)
    {
        using var http = new HttpClient();
        using var content = new StringContent(json, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await http.PutAsync(new Uri($"http://{registry.Host}/v2/{repository}/manifests/{reference}"), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return Digests.Of(Encoding.UTF8.GetBytes(json));
    }

    [RealRegistryFact]
    public async Task Images_in_both_formats_and_an_index_are_locked_moved_and_taken()
    {
        await using var registry = await RealRegistry.StartAsync();
        registry.Push("demo/app", "oci", "one");
        registry.Push("demo/app", "docker", "one", "--format v2s2");
        using var client = new RegistryClient(Clients.Options());
        var repository = client.Open(registry.Host + "/demo/app");
        var oci = (await repository.GetManifestAsync("oci", s_none))!.Descriptor;
        var docker = (await repository.GetManifestAsync("docker", s_none))!.Descriptor;
        Assert.Equal((Manifests.OciManifest, Manifests.DockerManifest), (oci.MediaType, docker.MediaType));
        var index = $$"""{"schemaVersion":2,"mediaType":"{{Manifests.OciIndex}}","manifests":[{"mediaType":"{{oci.MediaType}}","digest":"{{oci.Digest}}","size":{{oci.Size}},"platform":{"os":"linux","architecture":"amd64"} }]}""";
        var digest = await PutAsync(registry, "demo/app", "v1", index, Manifests.OciIndex);

        var plan = Plans.Dockerfile($"{registry.Host}/demo/app:v1", $"{registry.Host}/demo/app:docker", $"{registry.Host}/demo/none:1");
        var locked = await LockAsync(client, plan);
        Assert.Equal([docker.Digest, digest], locked.Images.Select(i => i.Digest));
        Assert.Equal([new LockedPlatform("linux/amd64", oci.Digest)], locked.Images[1].Platforms);
        Assert.Contains("has no image 1", locked.Steps[1].Failure + locked.Steps[2].Failure, StringComparison.Ordinal);

        registry.Push("demo/app", "v1", "two");
        var text = LockWriter.Write(locked.Images, null);
        var check = await LockAsync(client, plan, text, r => r with { AsksTags = true });
        Assert.NotNull(Assert.Single(check.Steps, s => s.MovedTo is not null).MovedTo);
        Assert.Equal(text, LockWriter.Write(check.Images, null));
        var upgraded = await LockAsync(client, plan, text, r => r with { Upgrades = true });
        Assert.NotEqual(digest, upgraded.Images[1].Digest);
    }

    [RealRegistryFact]
    public async Task Referrers_are_found_under_the_tag_since_this_registry_has_no_api()
    {
        await using var registry = await RealRegistry.StartAsync();
        registry.Push("demo/app", "v1", "one");
        using var client = new RegistryClient(Clients.Options());
        var repository = client.Open(registry.Host + "/demo/app");
        var image = (await repository.GetManifestAsync("v1", s_none))!.Descriptor;
        Assert.Empty(await repository.GetReferrersAsync(image.Digest, "application/x", s_none));
        await PutAsync(registry, "demo/app", image.Digest.Replace(':', '-'),
            $$"""{"schemaVersion":2,"mediaType":"{{Manifests.OciIndex}}","manifests":[{"mediaType":"{{image.MediaType}}","digest":"{{image.Digest}}","size":{{image.Size}},"artifactType":"application/x"}]}""", Manifests.OciIndex);
        Assert.Single(await repository.GetReferrersAsync(image.Digest, "application/x", s_none));
        Assert.Empty(await repository.GetReferrersAsync(image.Digest, "application/y", s_none));
    }

    [RealRegistryFact]
    public async Task A_registry_with_passwords_opens_for_who_has_one()
    {
        await using var registry = await RealRegistry.StartAsync("auth: { htpasswd: { realm: test, path: $FOLDER/users } }");
        registry.Push("demo/app", "v1", "one", "--dest-creds alice:secret");
        var config = $$"""{"auths":{"{{registry.Host}}":{"auth":"{{Convert.ToBase64String("alice:secret"u8)}}"} } }""";
        using var alice = new RegistryClient(Clients.Options(new() { ["DOCKER_AUTH_CONFIG"] = config }));
        Assert.NotNull(await alice.Open(registry.Host + "/demo/app").GetManifestAsync("v1", s_none));
        foreach (var variables in new Dictionary<string, string>?[] { null,
            new() { ["DOCKER_AUTH_CONFIG"] = config.Replace(Convert.ToBase64String("alice:secret"u8), Convert.ToBase64String("alice:guessed"u8),
            StringComparison.Ordinal) } })
        {
            using var other = new RegistryClient(Clients.Options(variables));
            var fault = await Assert.ThrowsAsync<RegistryException>(() => other.Open(registry.Host + "/demo/app").GetManifestAsync("v1", s_none));
            Assert.Contains("docker login", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("guessed", fault.ToString(), StringComparison.Ordinal);
        }
    }

    [RealRegistryFact]
    public async Task A_pull_through_mirror_gives_what_the_registry_has()
    {
        await using var registry = await RealRegistry.StartAsync();
        registry.Push("demo/app", "v1", "one");
        await using var mirror = await RealRegistry.StartAsync($"proxy: {{ remoteurl: \"http://{registry.Host}\" }}");
        using var client = new RegistryClient(Clients.Options() with
        {
            Registries = new Dictionary<string,
            RegistryPolicy>
            { ["hub.test"] = new() { Mirrors = [mirror.Host] } }
        });
        using var direct = new RegistryClient(Clients.Options());
        var there = await direct.Open(registry.Host + "/demo/app").GetManifestAsync("v1", s_none);
        var here = await client.Open("hub.test/demo/app").GetManifestAsync("v1", s_none);
        Assert.Equal(there!.Descriptor.Digest, here!.Descriptor.Digest);
    }

    [RealRegistryFact]
    public async Task Fifty_images_are_locked_within_two_seconds()
    {
        await using var registry = await RealRegistry.StartAsync();
        registry.Push("demo/app", "seed", "one");
        using var client = new RegistryClient(Clients.Options());
        var seed = await client.Open(registry.Host + "/demo/app").GetManifestAsync("seed", s_none);
        for (var i = 0; i < 50; i++)
        {
            // Another manifest for each, so that no cache helps.
            var json = Encoding.UTF8.GetString(seed!.Bytes.Span).Replace("\"schemaVersion\":2", $"\"annotations\":{{\"n\":\"{i}\"}},\"schemaVersion\":2",
                StringComparison.Ordinal);
            await PutAsync(registry, "demo/app", "t" + i, json, Manifests.OciManifest);
        }
        var plan = Plans.Dockerfile([.. Enumerable.Range(0, 50).Select(i => $"{registry.Host}/demo/app:t{i}")]);
        var watch = Stopwatch.StartNew();
        var result = await LockAsync(client, plan);
        watch.Stop();
        Assert.Equal(50, result.Images.Select(i => i.Digest).Distinct().Count());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
    }
}
