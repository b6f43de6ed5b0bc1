using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Registry;

/// <summary>
/// Sends requests with patience and suspicion: retries with growing pauses, redirects within bounds and without credentials, bodies up to a limit, everything
/// within
/// a time. What fails is said in words of our own: those of servers, proxies and handlers may hold what is not for printing.
/// </summary>
sealed class Transport : IDisposable
{
    const int MostRedirects = 5;

    static readonly ProductInfoHeaderValue s_agent = new("seaworthy", "1");

    readonly RegistryOptions _options;
    readonly HostRules _hosts;
    readonly SemaphoreSlim _slots;
    readonly ConcurrentDictionary<string, Lazy<HttpMessageInvoker>> _clients = new(StringComparer.Ordinal);

    public Transport(RegistryOptions options, HostRules hosts)
    {
        _options = options;
        _hosts = hosts;
        _slots = new SemaphoreSlim(options.Parallelism);
    }

    /// <summary>The answer, whatever its status, once it is neither a redirect nor one that another attempt may better.</summary>
    public async Task<Answer> SendAsync(Ask ask, CancellationToken cancellation)
    {
        if (_options.IsOffline)
            throw new RegistryException($"{HostRules.Shown(ask.Address)} is not asked while offline, and the cache does not have what is wanted");
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? wait = null;
            string fault;
            try
            {
                var (answer, retryAfter) = await FollowAsync(ask, cancellation).ConfigureAwait(false);
                if (!IsPassing(answer.Status) || ask.IsProbe)
                    return answer;
                wait = retryAfter;
                fault = answer.Status == HttpStatusCode.TooManyRequests ? "allows no more requests for now (429)" : $"answered {(int)answer.Status}";
            }
            catch (TransientException passing)
            {
                fault = passing.Message;
            }
            if (attempt >= _options.Attempts || ask.IsProbe || wait > _options.LongestWait)
            {
                var times = attempt > 1 ? $", {attempt} times" : "";
                var patience = wait > _options.LongestWait ? $"; it asks for {(long)wait.Value.TotalSeconds} seconds of patience" : "";
                throw new RegistryException($"{ask.Server} {fault}{times}{patience}");
            }
            // Twice as long each time, and spread, so that many builds do not come back at the same moment.
            var pause = wait ?? TimeSpan.FromSeconds(0.5 * (1 << (attempt - 1)) * (0.5 + _options.Jitter()));
            await Task.Delay(pause, _options.Time, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            if (client.IsValueCreated)
                client.Value.Dispose();
        }
        _slots.Dispose();
    }

    static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    async Task<(Answer Answer, TimeSpan? RetryAfter)> FollowAsync(Ask ask, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(_options.AttemptTimeout, _options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        var slot = false;
        try
        {
            await _slots.WaitAsync(cancellation).ConfigureAwait(false);
            slot = true;
            var address = ask.Address;
            _hosts.Check(address, ask.From);
            for (var hop = 0; ; hop++)
            {
                using var request = RequestOf(ask, address);
                using var response = await ClientOf(ask).SendAsync(request, both.Token).ConfigureAwait(false);
                if (!IsRedirect(response, out var target))
                    return (await ReadAsync(ask, response, both.Token).ConfigureAwait(false), RetryAfterOf(response));
                if (hop == MostRedirects)
                    throw new RegistryException($"{HostRules.Shown(ask.Address)} redirects more than {MostRedirects} times");
                if (ask.Body is not null)
                    throw new RegistryException($"{HostRules.Shown(ask.Address)} redirects what was sent to it");
                if (!Uri.TryCreate(address, target, out var next))
                    throw new RegistryException($"{HostRules.Shown(address)} redirects to something that is no address");
                if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                    throw new RegistryException($"{HostRules.Shown(address)} redirects to an address without TLS");
                _hosts.Check(next, address);
                address = next;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TransientException($"did not answer within {_options.AttemptTimeout.TotalSeconds:0.#} seconds");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or AuthenticationException)
        {
            // A refusal of ours comes through the handler wrapped up.
            for (var inner = fault; inner is not null; inner = inner.InnerException)
            {
                if (inner is RegistryException refused)
                    throw refused;
            }
            throw Failure(ask, fault);
        }
        finally
        {
            if (slot)
                _slots.Release();
        }
    }

    static Exception Failure(Ask ask, Exception fault)
    {
        var kind = (fault as HttpRequestException)?.HttpRequestError ?? (fault as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;
        return kind switch
        {
            HttpRequestError.NameResolutionError => new TransientException("is a name that cannot be resolved"),
            HttpRequestError.ConnectionError => new TransientException("cannot be reached"),
            HttpRequestError.SecureConnectionError when ask.IsProbe => new TransientException("speaks no TLS"),
            HttpRequestError.SecureConnectionError => new RegistryException($"{ask.Server} has no trusted TLS certificate, or does not use TLS{Remedy(ask)}"),
            HttpRequestError.ConfigurationLimitExceeded => new RegistryException($"{HostRules.Shown(ask.Address)} sends headers without end"),
            HttpRequestError.ProxyTunnelError => new TransientException("cannot be reached through the proxy"),
            HttpRequestError.ResponseEnded => new TransientException("broke off in the middle of its answer"),
            HttpRequestError.InvalidResponse => new TransientException("does not answer in HTTP"),
            _ => new TransientException("broke the connection"),
        };
    }

    static string Remedy(Ask ask) => ask.CertificatesKey is not { } key ? ""
        : ask.Certificates is null ? $"; set {key} in {TrustPolicy.FileName} if it has one of your own authority"
        : $"; check the authority in {key} of {TrustPolicy.FileName}";

    static HttpRequestMessage RequestOf(Ask ask, Uri address)
    {
        var request = new HttpRequestMessage(ask.Method, address) { Content = ask.Body?.Invoke() };
        request.Headers.UserAgent.Add(s_agent);
        foreach (var type in ask.Accept)
            request.Headers.Accept.ParseAdd(type);
        var isSameOrigin = address.Scheme == ask.Address.Scheme && address.Port == ask.Address.Port
            && address.Host.Equals(ask.Address.Host, StringComparison.OrdinalIgnoreCase);
        if (isSameOrigin)
            request.Headers.Authorization = ask.Authorization;
        return request;
    }

    static bool IsRedirect(HttpResponseMessage response, out string target)
    {
        target = response.Headers.TryGetValues("Location", out var values) ? values.First() : "";
        return response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
    }

    static async Task<Answer> ReadAsync(Ask ask, HttpResponseMessage response, CancellationToken cancellation)
    {
        var length = response.Content.Headers.ContentLength;
        var hasBody = ask.Method != HttpMethod.Head;
        var isWanted = (int)response.StatusCode is >= 200 and < 300;
        // What an error page says is nobody's business; it is read no further than needed.
        ReadOnlyMemory<byte> body = hasBody && isWanted ? await BodyAsync(ask, response, length, cancellation).ConfigureAwait(false) : default;
        return new Answer(response.StatusCode, body)
        {
            MediaType = response.Content.Headers.ContentType?.MediaType,
            Digest = response.Headers.TryGetValues("Docker-Content-Digest", out var digests) ? digests.First() : null,
            Length = length,
            Next = response.Headers.TryGetValues("Link", out var links) ? Links.NextOf(links) : null,
            Challenges = response.Headers.TryGetValues("WWW-Authenticate", out var challenges) ? challenges.ToArray() : [],
        };
    }

    static async Task<byte[]> BodyAsync(Ask ask, HttpResponseMessage response, long? length, CancellationToken cancellation)
    {
        if (length > ask.Limit)
            throw TooLong(ask);
        using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        if (length is { } exact)
        {
            var whole = new byte[exact];
            return await stream.ReadAtLeastAsync(whole, whole.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) == whole.Length ? whole
                : throw new TransientException("broke off in the middle of its answer");
        }
        // Grows with what comes, not with what is announced.
        using var buffer = new MemoryStream(4096);
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > ask.Limit)
                throw TooLong(ask);
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }

    static RegistryException TooLong(Ask ask) => new($"{HostRules.Shown(ask.Address)} sends more than the {ask.Limit} bytes that were expected at most");

    TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _options.Time.GetUtcNow() is { Ticks: > 0 } rest ? rest : TimeSpan.Zero,
        _ => null,
    };

    HttpMessageInvoker ClientOf(Ask ask)
    {
        var key = ask.Certificates is null ? "" : Convert.ToHexString(SHA256.HashData(ask.Certificates));
        return _clients.GetOrAdd(key, _ => new Lazy<HttpMessageInvoker>(() => new HttpMessageInvoker(_options.Handler ?? Create(ask),
            disposeHandler: _options.Handler is null))).Value;
    }

    SocketsHttpHandler Create(Ask ask)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = _options.AttemptTimeout,
            MaxConnectionsPerServer = _options.Parallelism,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 64 * 1024,
            ConnectCallback = _hosts.ConnectAsync,
        };
        if (_options.Proxy is { } proxy)
            handler.Proxy = proxy;
        if (ask.Certificates is { } pem)
            handler.SslOptions.CertificateChainPolicy = PolicyOf(pem, HostRules.Shown(ask.Address));
        return handler;
    }

    static X509ChainPolicy PolicyOf(byte[] pem, string host)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPem(Encoding.ASCII.GetString(pem));
        }
        catch (CryptographicException)
        {
            throw new TrustPolicyException($"the certificates for {host} are no PEM certificates");
        }
        return policy;
    }

    /// <summary>Another attempt may go better. The message goes behind the host's name.</summary>
    sealed class TransientException(string message) : Exception(message);
}

/// <summary>The <c>Link</c> header (RFC 8288).</summary>
static class Links
{
    public static string? NextOf(IEnumerable<string> headers)
    {
        foreach (var header in headers)
        {
            foreach (var link in header.Split(','))
            {
                var open = link.IndexOf('<', StringComparison.Ordinal);
                var close = link.IndexOf('>', StringComparison.Ordinal);
                if (open >= 0 && close > open && link[close..].Replace("\"", "", StringComparison.Ordinal)
                    .Contains("rel=next", StringComparison.OrdinalIgnoreCase))
                    return link[(open + 1)..close];
            }
        }
        return null;
    }
}
