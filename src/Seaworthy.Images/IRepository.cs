using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images;

/// <summary>
/// One repository of a registry, as verifiers see it. Whatever comes back was checked against its digest and the limits on size; what is not there is
/// null or empty; everything else that goes wrong is a <see cref="RegistryException"/>.
/// </summary>
public interface IRepository
{
    /// <summary>Registry host and path, normalised: <c>docker.io/library/alpine</c>.</summary>
    string Name { get; }

    /// <summary>What mirrors answered in place of what was asked for.</summary>
    IReadOnlyCollection<string> Remarks => [];

    /// <summary>The manifest or index behind a tag or digest, or null.</summary>
    Task<Content?> GetManifestAsync(string reference, CancellationToken cancellation);

    /// <summary>A blob, or null.</summary>
    Task<Content?> GetBlobAsync(Descriptor descriptor, CancellationToken cancellation);

    /// <summary>
    /// What refers to a manifest: by the referrers API, else by the tag that stands in for it (distribution specification, "Listing Referrers").
    /// </summary>
    Task<IReadOnlyList<Descriptor>> GetReferrersAsync(string digest, string? artifactType, CancellationToken cancellation);
}

/// <summary>A registry could not be asked, or answered wrongly. The message names the host and what to do, and no credential.</summary>
public sealed class RegistryException : Exception
{
    public RegistryException()
    {
    }

    public RegistryException(string message)
        : base(message)
    {
    }

    public RegistryException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
