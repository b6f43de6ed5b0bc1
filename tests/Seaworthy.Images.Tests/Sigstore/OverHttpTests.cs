using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Seaworthy.Images.Registry;
using Seaworthy.Images.Sigstore;
using Seaworthy.Images.Tests.Registry;
using Xunit;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>The layouts as a registry serves them: a referrer listed by the tag that stands in for the API, and cosign's own tag.</summary>
public sealed class OverHttpTests
{
    private const string Repository = "demo/app";

    [Theory]
    [InlineData("referrer")]
    [InlineData("tag")]
    [InlineData("neither")]
    [InlineData("altered referrer")]
    [InlineData("altered payload")]
    public async Task Signatures_are_found_and_verified(string layout)
    {
        var registry = new FakeRegistry { HasReferrersApi = false };
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        var image = registry.Push(Repository, "v1", FakeRegistry.Image("one"));
        if (layout.Contains("referrer", StringComparison.Ordinal))
            Refer(registry, image, layout.StartsWith("altered", StringComparison.Ordinal));
        else if (layout != "neither")
            Tag(registry, image, layout.StartsWith("altered", StringComparison.Ordinal));
        using var client = new RegistryClient(Clients.Options());
        async Task<Verdict> verify()
        {
            var repository = client.Open(server.Host + "/" + Repository);
            var manifest = await repository.GetManifestAsync("v1", default);
            var found = await SignatureDiscovery.FindAsync(repository, manifest!.Descriptor.Digest, default);
            var policy = new SignerPolicy { Identities = [new IdentityMatcher(Judge.Identity)] };
            return SigstoreVerifier.Judge(found, manifest.Descriptor.Digest, Judge.Root(SigstoreLab.Default), policy, 1, [], default);
        }
        if (layout.StartsWith("altered", StringComparison.Ordinal))
            await Assert.ThrowsAsync<RegistryException>(verify);
        else
            Assert.Equal(layout == "neither" ? TrustState.Unsigned : TrustState.Signed, (await verify()).State);
    }

    private static void Refer(FakeRegistry registry, string image, bool isAltered)
    {
        var bundle = new BundleMaker { Payload = BundleMaker.Statement(image["sha256:".Length..]) }.Make().ToJsonString();
        var blob = registry.PushBlob(Repository, bundle, FakeRepository.BundleType);
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = Manifests.OciManifest,
            ["artifactType"] = FakeRepository.BundleType,
            ["config"] = Descriptor("application/vnd.oci.empty.v1+json", "sha256:" + Convert.ToHexStringLower(SHA256.HashData("{}"u8)), 2),
            ["layers"] = new JsonArray(Descriptor(blob.MediaType, blob.Digest, blob.Size)),
            ["subject"] = Descriptor(Manifests.OciManifest, image, 1),
        }.ToJsonString();
        var digest = registry.Push(Repository, null, manifest);
        var entry = Descriptor(Manifests.OciManifest, digest, Encoding.UTF8.GetByteCount(manifest));
        entry["artifactType"] = FakeRepository.BundleType;
        registry.Push(
            Repository, image.Replace(':', '-'), new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = Manifests.OciIndex,
                ["manifests"] = new JsonArray(entry)
            }.ToJsonString(), Manifests.OciIndex);
        if (isAltered)
            registry.TamperBlob(Repository, blob.Digest, bundle + " ");
    }

    private static void Tag(FakeRegistry registry, string image, bool isAltered)
    {
        var payload = CosignLayout.Payload(image);
        var annotations = CosignLayout.Sign(payload, SigningKey.Shared("p256"), isKeyless: true);
        var blob = registry.PushBlob(Repository, Encoding.UTF8.GetString(payload), "application/vnd.dev.cosign.simplesigning.v1+json");
        var layer = Descriptor(blob.MediaType, blob.Digest, blob.Size);
        layer["annotations"] = new JsonObject([.. annotations.Select(static a => System.Collections.Generic.KeyValuePair.Create(a.Key, (JsonNode?)a.Value))]);
        registry.Push(Repository, image.Replace(':', '-') + ".sig", new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = Manifests.OciManifest,
            ["layers"] = new JsonArray(layer)
        }.ToJsonString());
        if (isAltered)
            registry.TamperBlob(Repository, blob.Digest, Encoding.UTF8.GetString(payload).Replace("cosign", "design", StringComparison.Ordinal));
    }

    private static JsonObject Descriptor(string type, string digest, long size) => new() { ["mediaType"] = type, ["digest"] = digest, ["size"] = size };
}
