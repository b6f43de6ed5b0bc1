using System;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images;

/// <summary>Each request has a limit of its own; a server that uses all of it for every one of many documents is stopped by this one.</summary>
static class TimeLimit
{
    static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    /// <exception cref="RegistryException">It took too long.</exception>
    public static async Task<T> RunAsync<T>(string repository, Func<CancellationToken, Task<T>> work, CancellationToken cancellation, TimeSpan? most = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(most ?? Most);
        try
        {
            return await work(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RegistryException($"The signatures of {Refusal.Shown(repository)} could not be had in {(most ?? Most).TotalSeconds:0} seconds");
        }
    }
}
