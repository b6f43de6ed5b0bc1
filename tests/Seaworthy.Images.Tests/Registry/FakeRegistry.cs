using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Seaworthy.Images.Registry;

namespace Seaworthy.Images.Tests.Registry;

/// <summary>What a registry keeps, and the part of the distribution specification that readers use.</summary>
public sealed class FakeRegistry
{
    readonly ConcurrentDictionary<string, (string Type, byte[] Body)> _manifests = new();
    readonly ConcurrentDictionary<string, byte[]> _blobs = new();
    readonly ConcurrentDictionary<string, string> _tags = new();
    readonly List<(string Repository, string Subject, Descriptor Descriptor)> _referrers = [];

    public bool HasReferrersApi { get; set; } = true;

    public bool HidesDigests { get; set; }

    public string Push(string repository, string? tag, string json, string type = Manifests.OciManifest)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var digest = Digests.Of(body);
        _manifests[repository + "@" + digest] = (type, body);
        if (tag is not null)
            _tags[repository + ":" + tag] = digest;
        return digest;
    }

    public Descriptor PushBlob(string repository, string text, string type = "application/octet-stream")
    {
        var body = Encoding.UTF8.GetBytes(text);
        var digest = Digests.Of(body);
        _blobs[repository + "@" + digest] = body;
        return new Descriptor(type, digest, body.Length);
    }

    /// <summary>Replaces the bytes behind a digest, as an altering registry would.</summary>
    public void Tamper(string repository, string digest, string json) =>
        _manifests[repository + "@" + digest] = (Manifests.OciManifest, Encoding.UTF8.GetBytes(json));

    public void TamperBlob(string repository, string digest, string text) => _blobs[repository + "@" + digest] = Encoding.UTF8.GetBytes(text);

    public string PushReferrer(string repository, string subject, string artifactType)
    {
        var json = $$"""{"schemaVersion":2,"mediaType":"{{Manifests.OciManifest}}","artifactType":"{{artifactType}}","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[]}""";
        var digest = Push(repository, null, json);
        lock (_referrers)
            _referrers.Add((repository, subject, new Descriptor(Manifests.OciManifest, digest, json.Length) { ArtifactType = artifactType }));
        return digest;
    }

    public static string Image(string name) =>
        $$"""{"schemaVersion":2,"mediaType":"{{Manifests.OciManifest}}","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{Digests.Of(Encoding.UTF8.GetBytes(name))}}","size":{{name.Length}} },"layers":[]}""";

    public static string Index(params (string Architecture, string Digest)[] images)
    {
        var entries = string.Join(",", images.Select(i => $$"""{"mediaType":"{{Manifests.OciManifest}}","digest":"{{i.Digest}}","size":100,"platform":{"os":"linux","architecture":"{{i.Architecture}}"} }"""));
        return $$"""{"schemaVersion":2,"mediaType":"{{Manifests.OciIndex}}","manifests":[{{entries}}]}""";
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path is "/v2/" or "/v2")
            return;
        foreach (var kind in new[] { "/manifests/", "/blobs/", "/referrers/" })
        {
            var at = path.LastIndexOf(kind, StringComparison.Ordinal);
            if (at < 4 || !path.StartsWith("/v2/", StringComparison.Ordinal))
                continue;
            var repository = path[4..at];
            var reference = path[(at + kind.Length)..];
            await (kind switch
            {
                "/manifests/" => ManifestAsync(context, repository, reference),
                "/blobs/" => BlobAsync(context, repository, reference),
                _ => ReferrersAsync(context, repository, reference),
            });
            return;
        }
        context.Response.StatusCode = 404;
    }

    async Task ManifestAsync(HttpContext context, string repository, string reference)
    {
        var digest = reference.Contains(':', StringComparison.Ordinal) ? reference : _tags.GetValueOrDefault(repository + ":" + reference, "");
        // As the real one: who does not take the type gets nothing.
        if (!_manifests.TryGetValue(repository + "@" + digest, out var manifest) || !context.Request.Headers.Accept.ToString()
            .Contains(manifest.Type, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 404;
            return;
        }
        context.Response.ContentType = manifest.Type;
        context.Response.ContentLength = manifest.Body.Length;
        if (!HidesDigests)
            context.Response.Headers["Docker-Content-Digest"] = digest;
        if (context.Request.Method != "HEAD")
            await context.Response.Body.WriteAsync(manifest.Body);
    }

    async Task BlobAsync(HttpContext context, string repository, string digest)
    {
        if (!_blobs.TryGetValue(repository + "@" + digest, out var body))
        {
            context.Response.StatusCode = 404;
            return;
        }
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    async Task ReferrersAsync(HttpContext context, string repository, string digest)
    {
        if (!HasReferrersApi)
        {
            context.Response.StatusCode = 404;
            return;
        }
        List<Descriptor> found;
        lock (_referrers)
            found = [.. _referrers.Where(r => r.Repository == repository && r.Subject == digest).Select(r => r.Descriptor)];
        // One a page, so that readers must follow.
        var page = int.TryParse(context.Request.Query["page"], out var number) ? number : 0;
        if (page + 1 < found.Count)
            context.Response.Headers.Link = $"</v2/{repository}/referrers/{digest}?page={page + 1}>; rel=\"next\"";
        context.Response.ContentType = Manifests.OciIndex;
        await context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            schemaVersion = 2,
            mediaType = Manifests.OciIndex,
            manifests = found.Skip(page).Take(1).Select(d => new { mediaType = d.MediaType, digest = d.Digest, size = d.Size, artifactType = d.ArtifactType }),
        }));
    }
}
