using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Certificates;

/// <summary>
/// Asks whether certificates were revoked: by OCSP, else by the issuer's list (RFC 6960, RFC 5280). Only chains that end in a trusted root are asked about,
/// so that a stranger's certificate makes nobody connect anywhere.
/// </summary>
public sealed class RevocationChecker
{
    internal const int MostBytes = 16 * 1024 * 1024;
    private readonly HttpClient client;
    private readonly Func<Uri, bool> mayAsk;

    /// <param name="client">Used for all requests; its time limit and redirects are the caller's business.</param>
    /// <param name="mayAsk">Says whether an address from a certificate may be connected to; without it all http addresses may.</param>
    public RevocationChecker(HttpClient client, Func<Uri, bool>? mayAsk = null)
    {
        this.client = client;
        this.mayAsk = mayAsk ?? (static _ => true);
    }

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

    private async Task<RevocationStatus> StatusAsync(Certificate certificate, Certificate issuer, DateTimeOffset now, CancellationToken cancellation)
    {
        var addresses = RevocationAddresses.Of(certificate);
        if (addresses.Ocsp.Count == 0 && addresses.Lists.Count == 0)
            return addresses.NamesOthers ? RevocationStatus.Unknown : RevocationStatus.Good;
        foreach (var address in addresses.Ocsp)
        {
            var (request, id) = OcspExchange.Request(certificate, issuer);
            using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(request) };
            message.Content.Headers.ContentType = new("application/ocsp-request");
            if (await SendAsync(message, cancellation).ConfigureAwait(false) is not { } answer)
                continue;
            var status = OcspExchange.Read(answer, id, issuer, now);
            if (status != RevocationStatus.Unknown)
                return status;
        }
        foreach (var address in addresses.Lists)
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, address);
            if (await SendAsync(message, cancellation).ConfigureAwait(false) is not { } list)
                continue;
            var status = RevocationList.Read(list, certificate, issuer, now);
            if (status != RevocationStatus.Unknown)
                return status;
        }
        return RevocationStatus.Unknown;
    }

    private async Task<byte[]?> SendAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        if (!mayAsk(message.RequestUri!))
            return null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(5));
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return null;
            return await BoundedBody.ReadAsync(response.Content, MostBytes, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or System.IO.IOException or InvalidOperationException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}

internal enum RevocationStatus
{
    Good,
    Revoked,
    Unknown,
}
