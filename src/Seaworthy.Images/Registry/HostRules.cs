using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Registry;

/// <summary>
/// Which hosts may be asked, and which of them without TLS. References come from files that anybody may have changed, and redirects from strangers: neither may
/// lead
/// into the network of whoever runs the tool, unless the policy or the environment names the host.
/// </summary>
sealed class HostRules
{
    const int DefaultPort = 443;

    readonly RegistryOptions _options;
    readonly HashSet<string> _plain = new(StringComparer.OrdinalIgnoreCase);
    readonly ConcurrentDictionary<string, bool> _named = new(StringComparer.OrdinalIgnoreCase);

    public HostRules(RegistryOptions options)
    {
        _options = options;
        foreach (var (host, policy) in options.Registries)
        {
            if (policy.IsPlainHttp)
                _plain.Add(host);
            if (policy.IsPrivate)
                _named[host] = true;
            foreach (var mirror in policy.Mirrors)
                _named[HostOf(mirror)] = true;
        }
        // The SDK's own container tools read the same variable.
        foreach (var host in (options.Variable("DOTNET_CONTAINER_INSECURE_REGISTRIES") ?? "")
            .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            _plain.Add(host);
            _named[host] = true;
        }
    }

    /// <summary>The host may have any address from now on: the user's environment or policy names it.</summary>
    public void Name(Uri address) => _named[address.Host + ":" + Number(address.Port)] = true;

    /// <summary>The registry may be asked without TLS.</summary>
    public bool MayBePlain(string registry) => IsLoopbackName(HostNameOf(registry)) || _plain.Contains(registry);

    /// <summary>Refuses an address before anything is sent.</summary>
    /// <param name="address">Where the request would go.</param>
    /// <param name="from">Who said so: the address before a redirect or with a challenge; null where a reference did.</param>
    public void Check(Uri address, Uri? from)
    {
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            throw new RegistryException($"{Shown(from ?? address)} leads to an address that is neither https nor http");
        if (address.UserInfo.Length > 0)
            throw new RegistryException($"{Shown(from ?? address)} leads to an address with a user name in it");
        if (IsNamed(address.Host, address.Port))
            return;
        var kind = IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) ? Addresses.KindOf(literal)
            : IsLoopbackName(address.Host) ? AddressKind.Loopback
            : AddressKind.Public;
        if (address.Scheme == Uri.UriSchemeHttp && kind != AddressKind.Loopback && !_plain.Contains(address.Authority))
            throw new RegistryException($"{Shown(address)} would be asked without TLS; list it under registries in {TrustPolicy.FileName} with plainHttp: " +
                $"true if that is meant");
        if (kind == AddressKind.Internal || (kind == AddressKind.Loopback && from is not null && !IsLoopbackName(from.Host)))
            throw Refused(address);
    }

    /// <summary>Connects, and looks at the addresses that the name turned out to have.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var target = context.DnsEndPoint;
        // With a proxy between, the name is the proxy's, which the user's environment names.
        var isProxy = context.InitialRequestMessage.RequestUri is { } asked
            && (!string.Equals(asked.IdnHost.Trim('[', ']'), target.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase) || asked.Port != target.Port);
        var addresses = await ResolveAsync(target.Host, cancellation).ConfigureAwait(false);
        if (!isProxy && !IsNamed(target.Host, target.Port))
        {
            var mayBeLoopback = IsLoopbackName(target.Host);
            foreach (var address in addresses)
            {
                var kind = Addresses.KindOf(address);
                if (kind == AddressKind.Internal || (kind == AddressKind.Loopback && !mayBeLoopback))
                    throw Refused(context.InitialRequestMessage.RequestUri!);
            }
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await _options.Resolve(host, cancellation).ConfigureAwait(false);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }

    bool IsNamed(string host, int port) => _named.ContainsKey(host + ":" + Number(port)) || (port is DefaultPort or 80 && _named.ContainsKey(host));

    static RegistryException Refused(Uri address) =>
        new($"{Shown(address)} has an address in a private network; list it under registries in {TrustPolicy.FileName} with private: true if it may be asked");

    static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && IPAddress.IsLoopback(address));

    /// <summary>Host and port alone: paths and queries of strangers may carry what is not for printing.</summary>
    public static string Shown(Uri address) => address.Authority;

    static string Number(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string HostOf(string mirror) => mirror.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? mirror[..slash] : mirror;

    static string HostNameOf(string registry)
    {
        var colon = registry.LastIndexOf(':');
        return colon > registry.LastIndexOf(']') ? registry[..colon] : registry;
    }
}
