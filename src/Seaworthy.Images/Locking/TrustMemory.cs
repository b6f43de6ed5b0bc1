using System;
using System.Collections.Generic;
using System.Linq;

namespace Seaworthy.Images.Locking;

/// <summary>
/// What a lock remembers of the trust data of repositories. Versions and roots belong to a repository and not to a tag (TUF keeps them by the repository's
/// name), so what one tag has shown holds for all, also for those that no manifest names yet, or any more.
/// </summary>
sealed class TrustMemory
{
    // Those without which there is no state; delegations come and go.
    static readonly string[] s_roles = ["root", "snapshot", "targets", "timestamp"];

    readonly SortedDictionary<string, IReadOnlyList<Evidence>> _byRepository = new(StringComparer.Ordinal);

    /// <param name="locked">The lock as it was; null where there was none.</param>
    public static TrustMemory Of(LockFile? locked)
    {
        var memory = new TrustMemory();
        foreach (var (repository, evidence) in locked?.Memory ?? new Dictionary<string, IReadOnlyList<Evidence>>())
            memory.Add(repository, evidence);
        foreach (var entry in locked?.Entries ?? [])
            memory.Add(entry.Image);
        return memory;
    }

    /// <summary>The highest versions that were seen, and the root with the highest; empty where nothing was.</summary>
    public IReadOnlyList<Evidence> Of(string repository) => _byRepository.TryGetValue(repository, out var seen) ? seen : [];

    public void Forget(string repository) => _byRepository.Remove(repository);

    /// <summary>What the entries of the new lock do not carry themselves.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Evidence>> Beside(IEnumerable<LockedImage> images)
    {
        var carried = new TrustMemory();
        foreach (var image in images)
            carried.Add(image);
        var rest = new SortedDictionary<string, IReadOnlyList<Evidence>>(StringComparer.Ordinal);
        foreach (var (repository, seen) in _byRepository)
        {
            if (!IsCovered(seen, carried.Of(repository)))
                rest.Add(repository, Merge(seen, carried.Of(repository)));
        }
        return rest;
    }

    /// <summary>By kind the higher version; a document without a version has no order, and is no memory.</summary>
    public static IReadOnlyList<Evidence> Merge(IReadOnlyList<Evidence> seen, IReadOnlyList<Evidence> shown)
    {
        var merged = new SortedDictionary<string, Evidence>(StringComparer.Ordinal);
        foreach (var evidence in seen.Concat(shown))
        {
            if (evidence.Version is { } version && (!merged.TryGetValue(evidence.Kind, out var other) || other.Version < version))
                merged[evidence.Kind] = evidence;
        }
        return [.. merged.Values];
    }

    static bool IsCovered(IReadOnlyList<Evidence> seen, IReadOnlyList<Evidence> carried) =>
        Array.TrueForAll(s_roles, role => VersionOf(seen, role) <= VersionOf(carried, role));

    static long VersionOf(IReadOnlyList<Evidence> evidence, string role) => evidence.FirstOrDefault(e => e.Kind == role)?.Version ?? 0;

    void Add(LockedImage image)
    {
        if (image.Scheme == TrustScheme.ContentTrust)
            Add(RepositoryOf(image.Reference), image.Evidence);
    }

    void Add(string repository, IReadOnlyList<Evidence> evidence)
    {
        if (Merge(Of(repository), evidence) is { Count: > 0 } merged)
            _byRepository[repository] = merged;
    }

    public static string RepositoryOf(string reference) => Seaworthy.Syntax.ImageName.Parse(reference, out _)?.Repository ?? reference;
}
