using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Registry;

/// <summary>Talks to registries (distribution specification) and to servers of trust data, with one set of credentials, limits and rules.</summary>
public sealed class RegistryClient : IDocumentClient, IDisposable
{
    const string Hub = "docker.io";
    const string HubHost = "registry-1.docker.io";

    readonly HostRules _hosts;
    readonly Transport _transport;
    readonly Authenticator _authenticator;
    readonly ConcurrentDictionary<string, Task<Uri>> _bases = new(StringComparer.OrdinalIgnoreCase);

    public RegistryClient(RegistryOptions options)
    {
        Options = options;
        _hosts = new HostRules(options);
        _transport = new Transport(options, _hosts);
        _authenticator = new Authenticator(options, _transport, new CredentialStore(options));
        Cache = new ContentCache(options.CacheFolder);
    }

    internal RegistryOptions Options { get; }

    internal ContentCache Cache { get; }

    /// <summary>A repository by its normalised name: <c>docker.io/library/alpine</c>.</summary>
    public IRepository Open(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == name.Length - 1)
            throw new ArgumentException("A repository is named by registry and path", nameof(name));
        var registry = name[..slash];
        var path = name[(slash + 1)..];
        var locations = new List<Location>();
        if (Options.Registries.TryGetValue(registry, out var policy))
        {
            foreach (var mirror in policy.Mirrors)
            {
                var end = mirror.IndexOf('/', StringComparison.Ordinal);
                var host = end < 0 ? mirror : mirror[..end];
                locations.Add(new Location(host, (end < 0 ? "" : mirror[(end + 1)..].TrimEnd('/') + "/") + path));
            }
        }
        locations.Add(new Location(registry, path));
        return new Repository(this, name, locations);
    }

    public Task<ReadOnlyMemory<byte>?> GetAsync(Uri address, DocumentOptions options, CancellationToken cancellation) =>
        DocumentAsync(new Ask(HttpMethod.Get, address), options, cancellation);

    public Task<ReadOnlyMemory<byte>?> PostAsync(Uri address, string contentType, ReadOnlyMemory<byte> body, DocumentOptions options,
        CancellationToken cancellation)
    {
        HttpContent Body()
        {
            var content = new ReadOnlyMemoryContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
            return content;
        }
        return DocumentAsync(new Ask(HttpMethod.Post, address) { Body = Body }, options, cancellation);
    }

    public void Dispose() => _transport.Dispose();

    /// <summary>Asks a registry, within the time for one exchange.</summary>
    internal async Task<Answer> SendAsync(Location location, HttpMethod method, string resource, Ask shape, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(Options.ExchangeTimeout, Options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            var root = await BaseAsync(location.Registry, both.Token).ConfigureAwait(false);
            var ask = shape with
            {
                Method = method,
                Address = new Uri(root, $"/v2/{location.Path}/{resource}"),
                Certificates = CertificatesOf(location.Registry),
                CertificatesKey = $"registries.{location.Registry}.certificates",
            };
            return await _authenticator.SendAsync(ask, new Audience(location.Registry, location.Path, $"repository:{location.Path}:pull"), both.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RegistryException($"{location.Registry} did not answer within {Options.ExchangeTimeout.TotalSeconds:0.#} seconds");
        }
    }

    async Task<ReadOnlyMemory<byte>?> DocumentAsync(Ask ask, DocumentOptions options, CancellationToken cancellation)
    {
        var question = ask.Method == HttpMethod.Get ? ask.Address.AbsoluteUri : null;
        if (Options.IsOffline && question is not null && Cache.Answer(question) is { } kept)
            return kept;
        if (options.IsNamedByUser)
            _hosts.Name(ask.Address);
        ask = ask with { Limit = options.Limit, Certificates = options.Certificates, What = options.What, CertificatesKey = options.CertificatesKey };
        using var time = new CancellationTokenSource(options.Timeout, Options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            var answer = options.Scope is { } scope
                ? await _authenticator.SendAsync(ask, new Audience(RegistryOf(scope, ask.Address), PathOf(scope), scope), both.Token).ConfigureAwait(false)
                : await _transport.SendAsync(ask, both.Token).ConfigureAwait(false);
            if (answer.IsMissing)
                return null;
            if (!answer.IsSuccess)
                throw Refusal(ask.Server, answer, "the document");
            if (question is not null)
                Cache.KeepAnswer(question, answer.Body.Span);
            return answer.Body;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RegistryException($"{ask.Server} did not answer within {options.Timeout.TotalSeconds:0.#} seconds");
        }
    }

    // A notary server is opened with the credentials of the registry whose images it speaks of, when the two are one host; with its own else.
    static string RegistryOf(string scope, Uri server)
    {
        var name = PathOf(scope);
        var registry = name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? name[..slash] : name;
        return registry == server.Authority || registry == server.Host || (registry == Hub && server.Host.EndsWith(".docker.io", StringComparison.Ordinal))
            ? registry : server.Authority;
    }

    static string PathOf(string scope)
    {
        var first = scope.IndexOf(':', StringComparison.Ordinal);
        var last = scope.LastIndexOf(':');
        return last > first && first >= 0 ? scope[(first + 1)..last] : scope;
    }

    internal static RegistryException Refusal(string host, Answer answer, string what)
    {
        var status = (int)answer.Status;
        var why = status is 401 or 403 ? ": " + (answer.WhyRefused ?? $"it does not exist, or 'docker login {host}' is needed") : "";
        return new RegistryException($"{host} does not give {what} ({status}){why}");
    }

    byte[]? CertificatesOf(string registry)
    {
        if (!Options.Registries.TryGetValue(registry, out var policy) || policy.Certificates is not { } path)
            return null;
        return Options.ReadPolicyFile(path) ?? throw new TrustPolicyException(
            $"{path}, the certificates of {registry}, cannot be read: it is missing, empty, larger than 4 MB or not a regular file");
    }

    async Task<Uri> BaseAsync(string registry, CancellationToken cancellation)
    {
        var found = await _bases.GetOrAdd(registry, name => FindBaseAsync(name)).WaitAsync(cancellation).ConfigureAwait(false);
        return found;
    }

    async Task<Uri> FindBaseAsync(string registry)
    {
        var authority = registry == Hub ? HubHost : registry;
        if (!Uri.TryCreate("https://" + authority + "/", UriKind.Absolute, out var secure) || secure.AbsolutePath != "/")
            throw new RegistryException($"{registry} is no host name");
        // A development registry on this machine speaks either; without credentials it may be asked which.
        if (Options.IsOffline || !_hosts.MayBePlain(registry) || CertificatesOf(registry) is not null)
            return secure;
        var plain = new UriBuilder(secure) { Scheme = Uri.UriSchemeHttp, Port = secure.IsDefaultPort ? 80 : secure.Port }.Uri;
        try
        {
            var answer = await _transport.SendAsync(new Ask(HttpMethod.Get, new Uri(plain, "/v2/")) { IsProbe = true }, CancellationToken.None)
                .ConfigureAwait(false);
            return answer.Status == System.Net.HttpStatusCode.BadRequest ? secure : plain;
        }
        catch (RegistryException)
        {
            return Options.Registries.TryGetValue(registry, out var policy) && policy.IsPlainHttp ? plain : secure;
        }
    }
}

/// <summary>Where a repository can be had.</summary>
/// <param name="Registry">Host with port.</param>
/// <param name="Path">The repository in it.</param>
sealed record Location(string Registry, string Path);
