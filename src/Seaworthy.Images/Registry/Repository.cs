using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Registry;

/// <summary>A repository at its registry, and at the mirrors that the policy puts before it.</summary>
sealed class Repository(RegistryClient client, string name, IReadOnlyList<Location> locations) : IRepository
{
    const int MostPages = 20;
    const int MostReferrers = 1000;

    readonly ConcurrentDictionary<string, byte> _remarks = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyCollection<string> Remarks => [.. _remarks.Keys.Order(StringComparer.Ordinal)];

    public async Task<Content?> GetManifestAsync(string reference, CancellationToken cancellation)
    {
        if (!reference.Contains(':', StringComparison.Ordinal))
            return await GetTaggedAsync(reference, cancellation).ConfigureAwait(false);
        if (!Digests.IsSupported(reference))
            throw new RegistryException($"{Name}@{reference}: a digest of that form cannot be checked");
        if (client.Cache.Content(reference) is { } kept && Manifests.MediaTypeOf(kept, null) is { } type)
            return new Content(new Descriptor(type, reference, kept.Length), kept);
        return await FromPlacesAsync((location, token) => FetchAsync(location, reference, reference, token), cancellation).ConfigureAwait(false);
    }

    public async Task<Content?> GetBlobAsync(Descriptor descriptor, CancellationToken cancellation)
    {
        if (!Digests.IsSupported(descriptor.Digest))
            throw new RegistryException($"{Name}@{descriptor.Digest}: a digest of that form cannot be checked");
        if (descriptor.Size > client.Options.LargestBlob)
            throw new RegistryException($"{Name}@{descriptor.Digest} is said to be {descriptor.Size} bytes long; at most {client.Options.LargestBlob} are " +
                $"fetched");
        var bytes = client.Cache.Content(descriptor.Digest);
        if (bytes is null)
        {
            var content = await FromPlacesAsync((location, token) => FetchBlobAsync(location, descriptor, token), cancellation).ConfigureAwait(false);
            return content;
        }
        return bytes.Length == descriptor.Size ? new Content(descriptor, bytes) : throw WrongSize(descriptor);
    }

    public async Task<IReadOnlyList<Descriptor>> GetReferrersAsync(string digest, string? artifactType, CancellationToken cancellation)
    {
        if (!Digests.IsSupported(digest))
            throw new RegistryException($"{Name}@{digest}: a digest of that form cannot be checked");
        var question = $"referrers {Name}@{digest} {artifactType}";
        if (client.Options.IsOffline)
        {
            if (client.Cache.Answer(question) is not { } kept)
                throw new RegistryException($"{Name} is not asked while offline, and the cache does not know what refers to {digest}");
            return Filter(Manifests.ReadIndex(kept) ?? [], artifactType);
        }
        var found = await FromPlacesAsync(
            async (location, token) =>
            {
                var list = await ListAsync(location, digest, artifactType, token).ConfigureAwait(false);
                // A mirror may hold images without what was attached to them.
                return list is { Count: 0 } && location != locations[^1] ? null : list;
            },
            cancellation).ConfigureAwait(false);
        if (found is null)
        {
            // Registries without the API keep the same list under a tag that is made of the digest.
            var index = await GetManifestAsync(digest.Replace(':', '-'), cancellation).ConfigureAwait(false);
            found = index is null ? [] : Manifests.ReadIndex(index.Bytes) ?? [];
        }
        var wanted = Filter(found, artifactType);
        client.Cache.KeepAnswer(question, WriteIndex(wanted));
        return wanted;
    }

    async Task<Content?> GetTaggedAsync(string tag, CancellationToken cancellation)
    {
        var question = $"tag {Name}:{tag}";
        if (client.Options.IsOffline)
        {
            var last = client.Cache.Answer(question) ?? throw new RegistryException($"{Name} is not asked while offline, and the cache does not know the " +
                $"tag {tag}");
            return last.Length == 0 ? null : await GetManifestAsync(Encoding.ASCII.GetString(last), cancellation).ConfigureAwait(false);
        }
        var content = await FromPlacesAsync((location, token) => FetchTaggedAsync(location, tag, token), cancellation).ConfigureAwait(false);
        client.Cache.KeepAnswer(question, Encoding.ASCII.GetBytes(content?.Descriptor.Digest ?? ""));
        return content;
    }

    // HEAD first: it does not count against pull limits, and what it names may be in the cache.
    async Task<Content?> FetchTaggedAsync(Location location, string tag, CancellationToken cancellation)
    {
        var head = await client.SendAsync(location, HttpMethod.Head, "manifests/" + tag, Shape(), cancellation).ConfigureAwait(false);
        if (head.IsMissing)
            return null;
        if (head.IsSuccess && head.Digest is { } digest && Digests.IsSupported(digest))
        {
            if (client.Cache.Content(digest) is { } kept && Manifests.MediaTypeOf(kept, head.MediaType) is { } type)
                return new Content(new Descriptor(type, digest, kept.Length), kept);
            return await FetchAsync(location, digest, digest, cancellation).ConfigureAwait(false);
        }
        if (!head.IsSuccess && head.Status is not HttpStatusCode.MethodNotAllowed)
            throw RegistryClient.Refusal(location.Registry, head, $"{Name}:{tag}");
        return await FetchAsync(location, tag, null, cancellation).ConfigureAwait(false);
    }

    async Task<Content?> FetchAsync(Location location, string reference, string? digest, CancellationToken cancellation)
    {
        var answer = await client.SendAsync(location, HttpMethod.Get, "manifests/" + reference, Shape(), cancellation).ConfigureAwait(false);
        if (answer.IsMissing)
            return null;
        if (!answer.IsSuccess)
            throw RegistryClient.Refusal(location.Registry, answer, $"{Name}{(digest is null ? ":" : "@")}{reference}");
        if (digest is not null && !Digests.Match(digest, answer.Body.Span))
            throw new RegistryException($"{location.Registry} sends something else for {Name}@{digest}: the bytes do not have that digest");
        var own = digest ?? Digests.Of(answer.Body.Span);
        if (Manifests.MediaTypeOf(answer.Body, answer.MediaType) is not { } type)
            throw new RegistryException($"{location.Registry} sends for {Name}@{own} no manifest of a kind that is understood, or one that could be read " +
                $"in two ways");
        client.Cache.KeepContent(own, answer.Body.Span);
        return new Content(new Descriptor(type, own, answer.Body.Length), answer.Body);
    }

    async Task<Content?> FetchBlobAsync(Location location, Descriptor descriptor, CancellationToken cancellation)
    {
        var answer = await client.SendAsync(location, HttpMethod.Get, "blobs/" + descriptor.Digest,
            new Ask(HttpMethod.Get, s_nowhere) { Limit = descriptor.Size }, cancellation).ConfigureAwait(false);
        if (answer.IsMissing)
            return null;
        if (!answer.IsSuccess)
            throw RegistryClient.Refusal(location.Registry, answer, $"the blob {descriptor.Digest} of {Name}");
        if (answer.Body.Length != descriptor.Size)
            throw WrongSize(descriptor);
        if (!Digests.Match(descriptor.Digest, answer.Body.Span))
            throw new RegistryException($"{location.Registry} sends something else for the blob {descriptor.Digest} of {Name}: the bytes do not have that " +
                $"digest");
        client.Cache.KeepContent(descriptor.Digest, answer.Body.Span);
        return new Content(descriptor, answer.Body);
    }

    async Task<IReadOnlyList<Descriptor>?> ListAsync(Location location, string digest, string? artifactType, CancellationToken cancellation)
    {
        var found = new List<Descriptor>();
        var resource = $"referrers/{digest}" + (artifactType is null ? "" : "?artifactType=" + Uri.EscapeDataString(artifactType));
        for (var page = 0; ; page++)
        {
            var answer = await client.SendAsync(location, HttpMethod.Get, resource, Shape(), cancellation).ConfigureAwait(false);
            // Registries that do not know the API say so in several ways.
            if (page == 0 && answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed
                or HttpStatusCode.NotImplemented)
                return null;
            if (!answer.IsSuccess)
                throw RegistryClient.Refusal(location.Registry, answer, $"the list of what refers to {Name}@{digest}");
            if (Manifests.ReadIndex(answer.Body) is not { } list)
                throw new RegistryException($"{location.Registry} sends no index for what refers to {Name}@{digest}");
            found.AddRange(list);
            if (found.Count > MostReferrers)
                throw new RegistryException($"{location.Registry} lists more than {MostReferrers} referrers of {Name}@{digest}");
            if (answer.Next is not { } next)
                return found;
            if (page + 1 == MostPages || NextOf(location, next) is not { } follow)
                throw new RegistryException($"{location.Registry} lists referrers of {Name}@{digest} without end");
            resource = follow;
        }
    }

    // The next page is the same list further on, and nowhere else.
    static string? NextOf(Location location, string next)
    {
        var prefix = $"/v2/{location.Path}/";
        var path = Uri.TryCreate(next, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute.PathAndQuery : next;
        return path.StartsWith(prefix + "referrers/", StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal) ? path[prefix.Length..]
            : null;
    }

    // Mirrors first. One that lacks something, or is not well, is passed over, and named if the registry itself, which has the last word, does not have it
    // either.
    async Task<T?> FromPlacesAsync<T>(Func<Location, CancellationToken, Task<T?>> ask, CancellationToken cancellation)
        where T : class
    {
        var remarks = new List<string>();
        for (var i = 0; i < locations.Count - 1; i++)
        {
            try
            {
                if (await ask(locations[i], cancellation).ConfigureAwait(false) is { } found)
                    return found;
                remarks.Add($"mirror {locations[i].Registry} does not have it");
            }
            catch (RegistryException fault)
            {
                remarks.Add($"mirror {locations[i].Registry}: {fault.Message}");
            }
        }
        try
        {
            if (await ask(locations[^1], cancellation).ConfigureAwait(false) is { } found)
                return found;
        }
        catch (RegistryException fault) when (remarks.Count > 0)
        {
            throw new RegistryException($"{fault.Message}; {string.Join("; ", remarks)}", fault);
        }
        foreach (var remark in remarks)
            _remarks.TryAdd(remark, 0);
        return null;
    }

    static readonly Uri s_nowhere = new("https://localhost/");

    Ask Shape() => new(HttpMethod.Get, s_nowhere) { Accept = Manifests.MediaTypes, Limit = client.Options.LargestManifest };

    RegistryException WrongSize(Descriptor descriptor) =>
        new($"the blob {descriptor.Digest} of {Name} is not {descriptor.Size} bytes long, as its descriptor says");

    // Those that do not say what they are stay in: their manifests tell.
    static List<Descriptor> Filter(IReadOnlyList<Descriptor> found, string? artifactType)
    {
        var wanted = new List<Descriptor>();
        foreach (var descriptor in found)
        {
            if (artifactType is null || descriptor.ArtifactType is null || descriptor.ArtifactType == artifactType)
                wanted.Add(descriptor);
        }
        return wanted;
    }

    static byte[] WriteIndex(List<Descriptor> descriptors)
    {
        using var stream = new System.IO.MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("manifests");
            foreach (var descriptor in descriptors)
            {
                json.WriteStartObject();
                json.WriteString("mediaType", descriptor.MediaType);
                json.WriteString("digest", descriptor.Digest);
                json.WriteNumber("size", descriptor.Size);
                if (descriptor.ArtifactType is { } type)
                    json.WriteString("artifactType", type);
                json.WriteStartObject("annotations");
                foreach (var (key, value) in descriptor.Annotations)
                    json.WriteString(key, value);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }
}
