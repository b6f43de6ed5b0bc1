using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Sigstore;

/// <summary>A signature as it was found: a bundle, or a payload with cosign's annotations.</summary>
internal sealed record FoundSignature(string Digest, ReadOnlyMemory<byte> Bytes, IReadOnlyDictionary<string, string>? Annotations);

/// <summary>
/// Finds an image's signatures: bundles that refer to it, and cosign's tag beside it. Bundles that are malformed are passed on, so that they are not taken
/// for missing.
/// </summary>
internal static class SignatureDiscovery
{
    /// <summary>More are not looked at: each is fetched and verified, and anyone who may push can add to them.</summary>
    private const int MostSignatures = 64;

    private const int MostBundleBytes = 8 * 1024 * 1024;

    public static async Task<List<FoundSignature>> FindAsync(IRepository repository, string digest, CancellationToken cancellation)
    {
        var found = new List<FoundSignature>();
        await FindBundlesAsync(repository, digest, found, cancellation).ConfigureAwait(false);
        await FindTaggedAsync(repository, digest, found, cancellation).ConfigureAwait(false);
        return found;
    }

    private static async Task FindBundlesAsync(IRepository repository, string digest, List<FoundSignature> found, CancellationToken cancellation)
    {
        var referrers = await repository.GetReferrersAsync(digest, null, cancellation).ConfigureAwait(false);
        // By digest, so that equal registries give equal verdicts whatever order they answer in.
        foreach (var referrer in referrers.Where(IsCandidate).OrderBy(static r => r.Digest, StringComparer.Ordinal).Take(MostSignatures))
        {
            if (await repository.GetManifestAsync(referrer.Digest, cancellation).ConfigureAwait(false) is not { } manifest)
                continue;
            var read = Manifest.Read(manifest.Bytes);
            // A tag that stands in for the referrers API may list anything.
            if (read is null || !IsBundle(read.ArtifactType ?? referrer.ArtifactType) || read.Subject != digest)
                continue;
            foreach (var layer in read.Layers)
            {
                if (found.Count == MostSignatures)
                    return;
                if (IsBundle(layer.MediaType) && layer.Size <= MostBundleBytes
                    && await repository.GetBlobAsync(layer, cancellation).ConfigureAwait(false) is { } blob)
                {
                    found.Add(new FoundSignature(layer.Digest, blob.Bytes, null));
                }
            }
        }
    }

    private static async Task FindTaggedAsync(IRepository repository, string digest, List<FoundSignature> found, CancellationToken cancellation)
    {
        if (CosignSignatures.Tag(digest) is not { } tag || await repository.GetManifestAsync(tag, cancellation).ConfigureAwait(false) is not { } manifest
            || Manifest.Read(manifest.Bytes) is not { } read)
        {
            return;
        }
        var count = 0;
        foreach (var layer in read.Layers)
        {
            if (layer.MediaType != CosignSignatures.PayloadType || layer.Size > MostBundleBytes || count++ == MostSignatures)
                continue;
            if (await repository.GetBlobAsync(layer, cancellation).ConfigureAwait(false) is { } blob)
                found.Add(new FoundSignature(layer.Digest, blob.Bytes, layer.Annotations));
        }
    }

    private static bool IsCandidate(Descriptor referrer) => referrer.ArtifactType is null || IsBundle(referrer.ArtifactType);

    private static bool IsBundle(string? type) => type?.StartsWith(BundleReader.MediaTypePrefix, StringComparison.Ordinal) == true;

    /// <summary>The parts of a manifest that matter here.</summary>
    private sealed record Manifest(string? ArtifactType, string? Subject, IReadOnlyList<Descriptor> Layers)
    {
        private const int MostLayers = 1000;

        public static Manifest? Read(ReadOnlyMemory<byte> bytes)
        {
            try
            {
                using var document = StrictJson.Parse(bytes, "the manifest");
                var root = document.RootElement;
                var type = StrictJson.OptionalText(root, "artifactType", "the manifest");
                if (string.IsNullOrEmpty(type) && root.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object)
                    type = StrictJson.OptionalText(config, "mediaType", "the configuration");
                var subject = root.TryGetProperty("subject", out var given) && given.ValueKind == JsonValueKind.Object
                    ? StrictJson.OptionalText(given, "digest", "the subject")
                    : null;
                var layers = new List<Descriptor>();
                if (root.TryGetProperty("layers", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= MostLayers)
                {
                    foreach (var layer in list.EnumerateArray())
                        layers.Add(Layer(layer));
                }
                return new Manifest(type, subject, layers);
            }
            catch (Refusal)
            {
                return null;
            }
        }

        private static Descriptor Layer(JsonElement layer)
        {
            if (layer.ValueKind != JsonValueKind.Object)
                throw Refusal.Invalid("a layer is not an object");
            var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
            if (layer.TryGetProperty("annotations", out var map) && map.ValueKind == JsonValueKind.Object)
            {
                foreach (var annotation in map.EnumerateObject())
                {
                    if (StrictJson.TryText(annotation.Value, out var text))
                        annotations[annotation.Name] = text;
                }
            }
            return new Descriptor(
                StrictJson.Text(layer, "mediaType", "a layer"), StrictJson.Text(layer, "digest", "a layer"), StrictJson.Integer(layer, "size", "a layer"))
            {
                Annotations = annotations,
            };
        }
    }
}
