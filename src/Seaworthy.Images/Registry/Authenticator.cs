using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Registry;

/// <summary>Whose credentials an exchange may use, and for what.</summary>
/// <param name="Registry">Host with port, <c>docker.io</c> for Docker Hub.</param>
/// <param name="Path">The repository in it.</param>
/// <param name="Scope">What a token is asked for: <c>repository:PATH:pull</c>.</param>
sealed record Audience(string Registry, string Path, string Scope);

/// <summary>Answers challenges: a token where the server names a realm (Docker's token authentication), else user name and password.</summary>
sealed class Authenticator(RegistryOptions options, Transport transport, CredentialStore credentials)
{
    const int ShortestLife = 60;

    static readonly TimeSpan s_margin = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<(string Origin, string Scope), AuthenticationHeaderValue> _known = new();
    readonly ConcurrentDictionary<(string Realm, string Service, string Registry, string Scope), Token> _tokens = new();
    readonly ConcurrentDictionary<(string Origin, string Scope), SemaphoreSlim> _gates = new();

    /// <summary>Sends, and sends again with what the server wants. A 401 that comes back is the server's last word, and says why.</summary>
    public async Task<Answer> SendAsync(Ask ask, Audience audience, CancellationToken cancellation)
    {
        var answer = await AskAsync(ask, audience, cancellation).ConfigureAwait(false);
        if (answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
            return answer;
        var lookup = await credentials.FindAsync(audience.Registry, audience.Path, cancellation).ConfigureAwait(false);
        return answer with { WhyRefused = lookup.WhyRefused(audience.Registry) };
    }

    async Task<Answer> AskAsync(Ask ask, Audience audience, CancellationToken cancellation)
    {
        var key = (ask.Address.GetLeftPart(UriPartial.Authority), audience.Scope);
        var first = _known.TryGetValue(key, out var known) ? ask with { Authorization = known } : ask;
        var answer = await transport.SendAsync(first, cancellation).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.Unauthorized || Challenge.Choose(answer.Challenges) is not { } challenge)
            return answer;
        var gate = _gates.GetOrAdd(key, static _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // While this one waited, another may have got what it wants.
            if (!_known.TryGetValue(key, out var now) || now == first.Authorization)
            {
                now = await AuthorizeAsync(ask.Address, challenge, audience, isRefused: first.Authorization is not null, cancellation).ConfigureAwait(false);
                if (now is null)
                    return answer;
                _known[key] = now;
            }
            first = ask with { Authorization = now };
        }
        finally
        {
            gate.Release();
        }
        return await transport.SendAsync(first, cancellation).ConfigureAwait(false);
    }

    async Task<AuthenticationHeaderValue?> AuthorizeAsync(Uri server, Challenge challenge, Audience audience, bool isRefused, CancellationToken cancellation)
    {
        var lookup = await credentials.FindAsync(audience.Registry, audience.Path, cancellation).ConfigureAwait(false);
        var credential = lookup.Credential;
        if (challenge.IsBasic)
            return credential is { HasPassword: true } && !isRefused ? Basic(credential) : null;
        if (credential?.RegistryToken is { } ready)
            return isRefused ? null : new AuthenticationHeaderValue("Bearer", ready);
        if (!Uri.TryCreate(challenge["realm"], UriKind.Absolute, out var realm))
            throw new RegistryException($"{HostRules.Shown(server)} names a token server that is no address");
        // A password goes over TLS, or where the registry itself is spoken to without.
        if (credential is not null && realm.Scheme != Uri.UriSchemeHttps && server.Scheme == Uri.UriSchemeHttps)
            throw new RegistryException($"{HostRules.Shown(server)} wants the credentials sent without TLS");
        var key = (realm.AbsoluteUri, challenge["service"] ?? "", audience.Registry, audience.Scope);
        if (!isRefused && _tokens.TryGetValue(key, out var kept) && kept.Expires > options.Time.GetUtcNow())
            return kept.Header;
        var token = await FetchAsync(server, realm, challenge["service"], audience, lookup, cancellation).ConfigureAwait(false);
        _tokens[key] = token;
        return token.Header;
    }

    async Task<Token> FetchAsync(Uri server, Uri realm, string? service, Audience audience, CredentialLookup lookup, CancellationToken cancellation)
    {
        var (scope, credential) = (audience.Scope, lookup.Credential);
        Answer answer;
        if (credential?.IdentityToken is { } identity)
        {
            var form = new List<KeyValuePair<string, string>>
            {
                new("grant_type", "refresh_token"), new("service", service ?? ""), new("scope", scope), new("client_id", "seaworthy"),
                    new("refresh_token", identity),
            };
            answer = await transport.SendAsync(new Ask(HttpMethod.Post, realm) { From = server, Body = () => new FormUrlEncodedContent(form) }, cancellation)
                .ConfigureAwait(false);
        }
        else
        {
            var query = new StringBuilder(realm.Query.Length > 1 ? realm.Query[1..] + "&" : "");
            if (service is not null)
                query.Append("service=").Append(Uri.EscapeDataString(service)).Append('&');
            query.Append("scope=").Append(Uri.EscapeDataString(scope));
            var address = new UriBuilder(realm) { Query = query.ToString() }.Uri;
            answer = await transport.SendAsync(new Ask(HttpMethod.Get, address)
            {
                From = server,
                Authorization = credential is { HasPassword: true }
                ? Basic(credential) : null
            }, cancellation).ConfigureAwait(false);
        }
        if (!answer.IsSuccess)
        {
            var why = lookup.WhyRefused(audience.Registry);
            throw new RegistryException(
                $"{HostRules.Shown(realm)}, the token server of {HostRules.Shown(server)}, gives no token ({(int)answer.Status}): {why}");
        }
        return Parse(answer.Body) ?? throw new RegistryException($"{HostRules.Shown(realm)}, the token server of {HostRules.Shown(server)}, sends no token");
    }

    Token? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            var root = document.RootElement;
            var text = Text(root, "token") ?? Text(root, "access_token");
            if (text is null || !IsToken(text))
                return null;
            var seconds = root.TryGetProperty("expires_in", out var life) && life.ValueKind == JsonValueKind.Number && life.TryGetInt64(out var given)
                ? Math.Clamp(given, ShortestLife, 86400) : ShortestLife;
            return new Token(new AuthenticationHeaderValue("Bearer", text), options.Time.GetUtcNow() + TimeSpan.FromSeconds(seconds) - s_margin);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // What goes into a header must not end it.
    static bool IsToken(string text)
    {
        foreach (var c in text)
        {
            if (c is <= ' ' or > '~')
                return false;
        }
        return text.Length > 0;
    }

    static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;

    static AuthenticationHeaderValue Basic(Credential credential) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credential.UserName + ":" + credential.Secret)));

    sealed record Token(AuthenticationHeaderValue Header, DateTimeOffset Expires)
    {
        public override string ToString() => "(token)";
    }
}
