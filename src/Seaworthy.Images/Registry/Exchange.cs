using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;

namespace Seaworthy.Images.Registry;

/// <summary>A request as often as it has to be sent.</summary>
sealed record Ask(HttpMethod Method, Uri Address)
{
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Goes to the address's own origin alone.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    public Func<HttpContent>? Body { get; init; }

    /// <summary>A longer body is refused.</summary>
    public long Limit { get; init; } = 1024 * 1024;

    /// <summary>Who named the address, where no reference did: a challenge.</summary>
    public Uri? From { get; init; }

    /// <summary>Authorities for the server's certificate, or null for the system's.</summary>
    public byte[]? Certificates { get; init; }

    /// <summary>What the server is, for messages; null for a registry.</summary>
    public string? What { get; init; }

    /// <summary>The key of the policy that names <see cref="Certificates"/>; null where none does.</summary>
    public string? CertificatesKey { get; init; }

    /// <summary>What messages call the server.</summary>
    public string Server => (What is null ? "" : What + " ") + HostRules.Shown(Address);

    /// <summary>A question that only finds out how a server speaks: it is asked once, and who does not answer is no fault.</summary>
    public bool IsProbe { get; init; }
}

/// <summary>What came back, whole.</summary>
sealed record Answer(HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    public string? MediaType { get; init; }

    /// <summary>The <c>Docker-Content-Digest</c> header.</summary>
    public string? Digest { get; init; }

    /// <summary>The <c>Content-Length</c> header.</summary>
    public long? Length { get; init; }

    /// <summary>The address of the <c>Link</c> header with <c>rel="next"</c>.</summary>
    public string? Next { get; init; }

    public IReadOnlyList<string> Challenges { get; init; } = [];

    /// <summary>What was wrong with the credentials of a request that was refused; null where that is not known.</summary>
    public string? WhyRefused { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsMissing => Status == HttpStatusCode.NotFound;
}
