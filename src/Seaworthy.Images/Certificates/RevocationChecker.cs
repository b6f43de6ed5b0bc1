using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Certificates;

/// <summary>
/// Asks whether certificates were revoked: by OCSP, else by the issuer's list (RFC 6960, RFC 5280). Only chains that end in a trusted root are asked about,
/// so that a stranger's certificate makes nobody connect anywhere.
/// </summary>
public sealed class RevocationChecker
{
    static readonly DocumentOptions Options = new() { Limit = 16 * 1024 * 1024, Timeout = TimeSpan.FromSeconds(5) };
    readonly IDocumentClient _client;

    /// <param name="client">Decides which addresses may be connected to; they come out of certificates.</param>
    public RevocationChecker(IDocumentClient client) => _client = client;

    /// <summary>Null if no certificate of the chain is revoked, else why the chain cannot be relied on.</summary>
    internal async Task<string?> CheckAsync(IReadOnlyList<Certificate> chain, DateTimeOffset now, CancellationToken cancellation)
    {
        string? unknown = null;
        for (var i = chain.Count - 2; i >= 0; i--)
        {
            switch (await StatusAsync(chain[i], chain[i + 1], now, cancellation).ConfigureAwait(false))
            {
                case RevocationStatus.Revoked:
                    return $"certificate '{chain[i].Subject}' is revoked";
                case RevocationStatus.Unknown:
                    unknown ??= $"whether certificate '{chain[i].Subject}' is revoked could not be found out";
                    break;
            }
        }
        return unknown;
    }

    async Task<RevocationStatus> StatusAsync(Certificate certificate, Certificate issuer, DateTimeOffset now, CancellationToken cancellation)
    {
        var addresses = RevocationAddresses.Of(certificate);
        if (addresses.Ocsp.Count == 0 && addresses.Lists.Count == 0)
            return addresses.NamesOthers ? RevocationStatus.Unknown : RevocationStatus.Good;
        foreach (var address in addresses.Ocsp)
        {
            var (request, id) = OcspExchange.Request(certificate, issuer);
            if (await AskAsync(() => _client.PostAsync(address, "application/ocsp-request", request, Options, cancellation))
                .ConfigureAwait(false) is not { } answer)
                continue;
            var status = OcspExchange.Read(answer, id, issuer, now);
            if (status != RevocationStatus.Unknown)
                return status;
        }
        foreach (var address in addresses.Lists)
        {
            if (await AskAsync(() => _client.GetAsync(address, Options, cancellation)).ConfigureAwait(false) is not { } list)
                continue;
            var status = RevocationList.Read(list, certificate, issuer, now);
            if (status != RevocationStatus.Unknown)
                return status;
        }
        return RevocationStatus.Unknown;
    }

    static async Task<byte[]?> AskAsync(Func<Task<ReadOnlyMemory<byte>?>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false) is { } answer ? answer.ToArray() : null;
        }
        catch (RegistryException)
        {
            return null;
        }
    }
}

enum RevocationStatus
{
    Good,
    Revoked,
    Unknown,
}
