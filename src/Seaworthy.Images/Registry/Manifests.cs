using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace Seaworthy.Images.Registry;

/// <summary>Reads manifests and indexes: what they are, and what they list.</summary>
public static class Manifests
{
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";

    static readonly string[] s_members =
    [
        "schemaVersion", "mediaType", "artifactType", "manifests", "layers", "config", "subject", "fsLayers", "annotations",
        "digest", "size", "platform", "urls", "data",
    ];

    static readonly string[] s_platformMembers = ["os", "architecture", "variant", "os.version", "os.features"];

    const int DeepestNesting = 32;
    const int MostEntries = 2000;
    const int MostValues = 200_000;

    /// <summary>All four are always asked for: some registries say 404 to who does not take what they have.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [OciIndex, DockerList, OciManifest, DockerManifest];

    public static bool IsIndex(string mediaType) => mediaType is OciIndex or DockerList;

    /// <summary>
    /// The media type by what the document says itself. Null where it is no manifest of a known kind, or could be read as two: an attacker's document must not
    /// be an index
    /// to one reader and a manifest to another.
    /// </summary>
    /// <param name="body">The bytes.</param>
    /// <param name="announced">The media type of the answer's header, if any.</param>
    public static string? MediaTypeOf(ReadOnlyMemory<byte> body, string? announced)
    {
        try
        {
            using var document = Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Has(root, "fsLayers"))
                return null;
            var isIndex = Has(root, "manifests");
            var isManifest = Has(root, "layers") || Has(root, "config");
            if (isIndex == isManifest)
                return null;
            var written = Text(root, "mediaType");
            var type = written ?? (announced is not null && Contains(announced) ? announced : isIndex ? OciIndex : OciManifest);
            return Contains(type) && IsIndex(type) == isIndex && (written is null || announced is null || !Contains(announced) || announced == written) ? type
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The descriptors of an index; null where it is none.</summary>
    public static IReadOnlyList<Descriptor>? ReadIndex(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("manifests", out var list)
                || list.ValueKind != JsonValueKind.Array)
                return null;
            var descriptors = new List<Descriptor>();
            foreach (var entry in list.EnumerateArray())
            {
                if (descriptors.Count == MostEntries)
                    return null;
                if (ReadDescriptor(entry) is { } descriptor)
                    descriptors.Add(descriptor);
            }
            return descriptors;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The platforms of an index, sorted; entries without a platform, or with one that is unknown (attestations), are left out.</summary>
    public static IReadOnlyList<LockedPlatform> ReadPlatforms(ReadOnlyMemory<byte> body)
    {
        var platforms = new List<LockedPlatform>();
        try
        {
            using var document = Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("manifests", out var list)
                || list.ValueKind != JsonValueKind.Array)
                return platforms;
            foreach (var entry in list.EnumerateArray())
            {
                if (ReadDescriptor(entry) is { } descriptor && entry.TryGetProperty("platform", out var platform) && NameOf(platform) is { } name
                    && platforms.Count < MostEntries)
                    platforms.Add(new LockedPlatform(name, descriptor.Digest));
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return platforms;
        }
        platforms.Sort(static (a, b) => string.CompareOrdinal(a.Platform, b.Platform) is not 0 and var order ? order
            : string.CompareOrdinal(a.Digest, b.Digest));
        return platforms;
    }

    /// <summary>A descriptor; null where it lacks what each must have, or names a digest that cannot be checked.</summary>
    public static Descriptor? ReadDescriptor(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || Text(entry, "mediaType") is not { } type || Text(entry, "digest") is not { } digest
            || !Digests.IsSupported(digest)
            || !entry.TryGetProperty("size", out var size) || size.ValueKind != JsonValueKind.Number || !size.TryGetInt64(out var length) || length < 0)
            return null;
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        if (entry.TryGetProperty("annotations", out var written) && written.ValueKind == JsonValueKind.Object)
        {
            foreach (var annotation in written.EnumerateObject())
            {
                if (StrictJson.TryText(annotation.Value, out var text))
                    annotations[annotation.Name] = text;
            }
        }
        return new Descriptor(type, digest, length) { ArtifactType = Text(entry, "artifactType"), Annotations = annotations };
    }

    /// <exception cref="JsonException">It is no JSON, or it could be read in two ways.</exception>
    static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        // A document of nothing but brackets takes many times its length in memory, and no manifest comes near.
        var values = body.Span.Count((byte)',') + body.Span.Count((byte)'[') + body.Span.Count((byte)'{');
        if (values > MostValues || !System.Text.Unicode.Utf8.IsValid(body.Span))
            throw new JsonException();
        try
        {
            var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowDuplicateProperties = false });
            if (IsExact(document.RootElement, s_members) && EntriesAreExact(document.RootElement))
                return document;
            document.Dispose();
        }
        catch (InvalidOperationException)
        {
            // A name with half a character.
        }
        throw new JsonException();
    }

    static bool EntriesAreExact(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("manifests", out var list) || list.ValueKind != JsonValueKind.Array)
            return true;
        foreach (var entry in list.EnumerateArray())
        {
            if (!IsExact(entry, s_members)
                || (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("platform", out var platform) && !IsExact(platform, s_platformMembers)))
                return false;
        }
        return true;
    }

    // Readers that are written in Go find a member whatever its case: "Manifests" beside "layers" is an index to them.
    static bool IsExact(JsonElement element, string[] members)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return true;
        foreach (var member in element.EnumerateObject())
        {
            foreach (var known in members)
            {
                if (member.Name.Equals(known, StringComparison.OrdinalIgnoreCase) && member.Name != known)
                    return false;
            }
        }
        return true;
    }

    static bool Has(JsonElement root, string name) => root.TryGetProperty(name, out _);

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && StrictJson.TryText(value, out var text) && text.Length > 0 ? text : null;

    static bool Contains(string type) => type is OciManifest or OciIndex or DockerManifest or DockerList;

    static string? NameOf(JsonElement platform)
    {
        if (platform.ValueKind != JsonValueKind.Object || Text(platform, "os") is not { } os || Text(platform, "architecture") is not { } architecture
            || os == "unknown")
            return null;
        var variant = Text(platform, "variant") is { } written ? "/" + written : "";
        var release = Text(platform, "os.version") is { } version ? ":" + version : "";
        var name = $"{os}/{architecture}{variant}{release}";
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '.' or ':' or '-' or '_'))
                return null;
        }
        return name.Length <= 100 ? name : null;
    }
}
