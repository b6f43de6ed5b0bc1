using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>A repository in memory, filled as cosign does it.</summary>
internal sealed class FakeRepository(string name = "registry.example.invalid/app") : IRepository
{
    public const string BundleType = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    private readonly Dictionary<string, byte[]> manifests = [];
    private readonly Dictionary<string, byte[]> blobs = [];
    private readonly List<(string Subject, Descriptor Descriptor)> referrers = [];

    public string Name => name;

    /// <summary>What was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    public static string DigestOf(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    public Descriptor Image(byte[] content)
    {
        var digest = DigestOf(content);
        manifests[digest] = content;
        return new Descriptor(ManifestType, digest, content.Length);
    }

    /// <summary>Puts a bundle as a referrer. The listing may leave the type out, as tags that stand in for the API do.</summary>
    public void Refer(Descriptor image, byte[] bundle, string type = BundleType, string? listed = BundleType, string? subject = null)
    {
        blobs[DigestOf(bundle)] = bundle;
        var manifest = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["artifactType"] = type,
            ["config"] = new JsonObject { ["mediaType"] = "application/vnd.oci.empty.v1+json", ["size"] = 2, ["digest"] = DigestOf("{}"u8.ToArray()) },
            ["layers"] = new JsonArray(Layer(type, bundle)),
            ["subject"] = new JsonObject { ["mediaType"] = image.MediaType, ["size"] = image.Size, ["digest"] = subject ?? image.Digest },
        }.ToJsonString());
        manifests[DigestOf(manifest)] = manifest;
        referrers.Add((image.Digest, new Descriptor(ManifestType, DigestOf(manifest), manifest.Length) { ArtifactType = listed }));
    }

    /// <summary>Puts the manifest under the tag beside the image.</summary>
    public void Tag(Descriptor image, params (byte[] Payload, Dictionary<string, string> Annotations)[] signatures)
    {
        var layers = new JsonArray();
        foreach (var (payload, annotations) in signatures)
        {
            blobs[DigestOf(payload)] = payload;
            var layer = Layer("application/vnd.dev.cosign.simplesigning.v1+json", payload);
            layer["annotations"] = new JsonObject([.. annotations.Select(static a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value))]);
            layers.Add(layer);
        }
        manifests[image.Digest.Replace(':', '-') + ".sig"] = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["layers"] = layers
        }.ToJsonString());
    }

    public void PutRaw(string reference, byte[] manifest) => manifests[reference] = manifest;

    public Task<Content?> GetManifestAsync(string reference, CancellationToken cancellation)
    {
        Asked.Add("manifest " + reference);
        return Task.FromResult(manifests.TryGetValue(reference, out var bytes)
            ? new Content(new Descriptor(ManifestType, DigestOf(bytes), bytes.Length), bytes) : null);
    }

    public Task<Content?> GetBlobAsync(Descriptor descriptor, CancellationToken cancellation)
    {
        Asked.Add("blob " + descriptor.Digest);
        return Task.FromResult(blobs.TryGetValue(descriptor.Digest, out var bytes) ? new Content(descriptor, bytes) : null);
    }

    public Task<IReadOnlyList<Descriptor>> GetReferrersAsync(string digest, string? artifactType, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Descriptor>>([.. referrers.Where(r => r.Subject == digest).Select(static r => r.Descriptor)]);

    private static JsonObject Layer(string type, byte[] content) => new() { ["mediaType"] = type, ["size"] = content.Length, ["digest"] = DigestOf(content) };
}
