using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Seaworthy.Images.Tests.ContentTrust;

namespace Seaworthy.Tool.Tests;

/// <summary>As much of a registry, and of a notary server beside it, as <c>lock</c> asks for.</summary>
sealed class SmallRegistry : IDisposable
{
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";

    readonly HttpListener _listener = new();
    readonly ConcurrentDictionary<string, (byte[] Body, string Type)> _content = new();
    readonly ConcurrentQueue<string> _authorizations = new();

    public SmallRegistry()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Host = "127.0.0.1:" + ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Host { get; }

    /// <summary>What a request must say to be answered; null: anybody is.</summary>
    public string? Authorization { get; set; }

    /// <summary>Repositories that answer with an error of the server.</summary>
    public HashSet<string> Down { get; } = [];

    /// <summary>The credentials that were sent.</summary>
    public IReadOnlyCollection<string> Authorizations => _authorizations;

    public string Push(string repository, string tag, string label) =>
        PushManifest(repository, tag, $$"""{"schemaVersion":2,"mediaType":"{{Manifest}}","config":{},"layers":[],"annotations":{"of":"{{label}}"} }""");

    public string PushManifest(string repository, string tag, string json, string type = Manifest)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var digest = DigestOf(body);
        _content[$"/v2/{repository}/manifests/{tag}"] = _content[$"/v2/{repository}/manifests/{digest}"] = (body, type);
        return digest;
    }

    /// <summary>Puts other bytes behind a reference, as a registry that lies does.</summary>
    public void Alter(string repository, string reference, string json) =>
        _content[$"/v2/{repository}/manifests/{reference}"] = (Encoding.UTF8.GetBytes(json), Manifest);

    /// <summary>Signs as cosign does with a key and without a log.</summary>
    /// <param name="repository">Where the image is.</param>
    /// <param name="digest">Which one it is.</param>
    /// <param name="key">Who signs.</param>
    /// <param name="spelling">How the base64 of the signature is written.</param>
    public void Sign(string repository, string digest, AsymmetricAlgorithm key, Func<string, string>? spelling = null)
    {
        var payload = Encoding.UTF8.GetBytes(
            $$"""
            {"critical":{"identity":{"docker-reference":"{{Host}}/{{repository}}"},"image":{"docker-manifest-digest":"{{digest}}"},
            "type":"cosign container image signature"},"optional":null}
            """);
        var bytes = key is RSA rsa
            ? rsa.SignData(payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : ((ECDsa)key).SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var signature = Convert.ToBase64String(bytes);
        var blob = DigestOf(payload);
        _content[$"/v2/{repository}/blobs/{blob}"] = (payload, "application/octet-stream");
        var layer = new JsonObject
        {
            ["mediaType"] = "application/vnd.dev.cosign.simplesigning.v1+json",
            ["digest"] = blob,
            ["size"] = payload.Length,
            ["annotations"] = new JsonObject { ["dev.cosignproject.cosign/signature"] = spelling is null ? signature : spelling(signature) },
        };
        PushManifest(repository, digest.Replace(':', '-') + ".sig", new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = Manifest,
            ["config"] = new JsonObject { ["mediaType"] = "application/vnd.oci.image.config.v1+json", ["digest"] = blob, ["size"] = payload.Length },
            ["layers"] = new JsonArray(layer),
        }.ToJsonString());
    }

    /// <summary>Shows this state of a repository's trust data, and nothing of the states before.</summary>
    public void Show(string repository, TestRepository trust, bool keepsOld = false)
    {
        var prefix = $"/v2/{Host}/{repository}/_trust/tuf/";
        foreach (var path in _content.Keys)
        {
            if (!keepsOld && path.StartsWith(prefix, StringComparison.Ordinal))
                _content.TryRemove(path, out _);
        }
        foreach (var (name, file) in trust.Files)
            _content[$"{prefix}{name}.json"] = (file, "text/plain");
    }

    public void Dispose() => _listener.Close();

    public static string DigestOf(byte[] body) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(body));

    async Task ServeAsync()
    {
        try
        {
            while (_listener.IsListening)
                Answer(await _listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    void Answer(HttpListenerContext context)
    {
        var response = context.Response;
        var path = context.Request.Url!.AbsolutePath;
        if (context.Request.Headers["Authorization"] is { } sent)
            _authorizations.Enqueue(sent);
        if (Authorization is not null && context.Request.Headers["Authorization"] != Authorization)
        {
            response.StatusCode = 401;
            response.Headers["WWW-Authenticate"] = "Basic realm=\"test\"";
        }
        else if (IsDown(path))
        {
            response.StatusCode = 418;
        }
        else if (_content.TryGetValue(path, out var content))
        {
            response.ContentType = content.Type;
            if (path.Contains("/manifests/", StringComparison.Ordinal))
                response.Headers["Docker-Content-Digest"] = DigestOf(content.Body);
            response.ContentLength64 = content.Body.Length;
            if (context.Request.HttpMethod != "HEAD")
                response.OutputStream.Write(content.Body);
        }
        else
        {
            response.StatusCode = path == "/v2/" ? 200 : 404;
        }
        response.Close();
    }

    bool IsDown(string path)
    {
        foreach (var repository in Down)
        {
            if (path.StartsWith($"/v2/{repository}/", StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
