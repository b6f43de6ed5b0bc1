using System;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.ContentTrust;

/// <summary>The metadata of one repository, as a notary server has them.</summary>
public interface ITrustServer
{
    /// <summary>A document, or null where there is none.</summary>
    /// <param name="name"><c>root</c>, <c>2.root</c>, <c>timestamp</c>, <c>snapshot.HEX</c>, <c>targets/releases.HEX</c> …; the server adds
    /// <c>.json</c>.</param>
    /// <param name="limit">Longer documents are refused with a <see cref="RegistryException"/>.</param>
    Task<ReadOnlyMemory<byte>?> GetAsync(string name, long limit, CancellationToken cancellation);
}
