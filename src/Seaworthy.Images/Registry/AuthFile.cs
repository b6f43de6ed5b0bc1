using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Seaworthy.Images.Registry;

/// <summary>
/// Docker's <c>config.json</c>, and podman's <c>auth.json</c>, which is the same with repositories for keys as well. What is malformed in it counts as not
/// written, and is told when a registry refuses.
/// </summary>
sealed class AuthFile
{
    const string HubKey = "index.docker.io";

    readonly Dictionary<string, Credential> _auths = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _helpers = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _broken = new(StringComparer.OrdinalIgnoreCase);
    string? _store;

    AuthFile()
    {
    }

    public static AuthFile? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var file = new AuthFile();
            file.Read(document.RootElement);
            return file;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The program that knows the credentials of a registry, and the name under which it knows it.</summary>
    public (string Helper, string Server)? HelperFor(string registry)
    {
        foreach (var key in KeysOf(registry))
        {
            if (_helpers.TryGetValue(key, out var helper))
                return (helper, ServerOf(registry));
        }
        return _store is null ? null : (_store, ServerOf(registry));
    }

    /// <summary>What is written for a repository: the longest key that holds it.</summary>
    public Credential? Find(string registry, string path)
    {
        for (var at = path; ; at = at[..at.LastIndexOf('/')])
        {
            if (_auths.TryGetValue(registry + "/" + at, out var narrow))
                return narrow;
            if (at.LastIndexOf('/') < 0)
                break;
        }
        foreach (var key in KeysOf(registry))
        {
            if (_auths.TryGetValue(key, out var credential))
                return credential;
        }
        return null;
    }

    /// <summary>There is an entry for the registry that says nothing which can be used.</summary>
    public bool IsBroken(string registry)
    {
        foreach (var key in KeysOf(registry))
        {
            if (_broken.Contains(key))
                return true;
        }
        return false;
    }

    void Read(JsonElement root)
    {
        if (root.TryGetProperty("auths", out var auths) && auths.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in auths.EnumerateObject())
            {
                if (entry.Value.ValueKind == JsonValueKind.Object && CredentialOf(entry.Value) is { } credential)
                    _auths[Plain(entry.Name)] = credential;
                // Where a helper knows the credentials, the entry is an empty object.
                else if (entry.Value.ValueKind != JsonValueKind.Object || Text(entry.Value, "auth") is not null)
                    _broken.Add(Plain(entry.Name));
            }
        }
        if (root.TryGetProperty("credHelpers", out var helpers) && helpers.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in helpers.EnumerateObject())
            {
                if (entry.Value.ValueKind == JsonValueKind.String)
                    _helpers[Plain(entry.Name)] = entry.Value.GetString()!;
            }
        }
        _store = Text(root, "credsStore") is { Length: > 0 } store ? store : null;
    }

    static Credential? CredentialOf(JsonElement entry)
    {
        var user = Text(entry, "username");
        var secret = Text(entry, "password");
        if (Text(entry, "auth") is { Length: > 0 } auth && Decode(auth) is { } pair && pair.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            user = pair[..colon];
            secret = pair[(colon + 1)..].TrimEnd('\0');
        }
        var credential = new Credential
        {
            UserName = user,
            Secret = secret,
            IdentityToken = Text(entry, "identitytoken"),
            RegistryToken = Text(entry, "registrytoken")
        };
        return credential.HasPassword || credential.IdentityToken is not null || credential.RegistryToken is not null ? credential : null;
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    static string? Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // "https://index.docker.io/v1/" and "registry.example/v2/" are hosts with what logins once put around them.
    static string Plain(string key)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var plain = (scheme < 0 ? key : key[(scheme + 3)..]).TrimEnd('/');
        foreach (var version in (ReadOnlySpan<string>)["/v1", "/v2"])
        {
            if (plain.EndsWith(version, StringComparison.Ordinal))
                plain = plain[..^version.Length];
        }
        return plain;
    }

    static string[] KeysOf(string registry) => registry == "docker.io" ? [HubKey, "docker.io", "registry-1.docker.io"] : [registry];

    static string ServerOf(string registry) => registry == "docker.io" ? "https://index.docker.io/v1/" : registry;
}
