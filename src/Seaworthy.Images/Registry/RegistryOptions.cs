using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Registry;

/// <summary>What the client may use of the world around it, and its limits. Everything can be replaced in tests.</summary>
public sealed record RegistryOptions
{
    /// <summary>What the policy says of registries, by host with its port.</summary>
    public IReadOnlyDictionary<string, RegistryPolicy> Registries { get; init; } = new Dictionary<string, RegistryPolicy>();

    /// <summary>Reads a file that the policy names.</summary>
    public Func<string, byte[]?> ReadPolicyFile { get; init; } = static _ => null;

    /// <summary>An environment variable, or null.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The text of a file with credentials, by its full path, or null.</summary>
    public Func<string, string?> ReadText { get; init; } = ReadSmall;

    /// <summary>Where content is kept by its digest; null: nowhere.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Nothing is asked; what is not in the cache cannot be had.</summary>
    public bool IsOffline { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Takes the place of the network; redirects and addresses are then still judged, but not at connecting.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Stands between; null: what the environment says (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>).</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Finds the addresses of a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>A number in [0, 1) that spreads retries.</summary>
    public Func<double> Jitter { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>Exchanges at a time.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Attempts at one exchange, the first one counted.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>One attempt, its body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>One exchange with all its attempts, redirects and tokens.</summary>
    public TimeSpan ExchangeTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>A server that asks for more patience than this is given up.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Manifests, indexes and lists, in bytes.</summary>
    public long LargestManifest { get; init; } = 4 * 1024 * 1024;

    /// <summary>Blobs that verifiers ask for, in bytes; layers are never fetched.</summary>
    public long LargestBlob { get; init; } = 4 * 1024 * 1024;

    static string? ReadSmall(string path)
    {
        try
        {
            // The user's environment names it, so it may be a pipe, as shells make for <(…).
            if (!File.Exists(path))
                return null;
            using var stream = File.OpenRead(path);
            return RegularFile.ReadBounded(stream, 1024 * 1024) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF') : "";
        }
        catch (Exception fault) when (RegularFile.IsUnreadable(fault))
        {
            return "";
        }
    }
}
