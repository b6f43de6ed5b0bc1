using System;
using System.Collections.Generic;

namespace Seaworthy.Images.Locking;

/// <summary>What became of one entry.</summary>
public enum LockChange
{
    /// <summary>As it was.</summary>
    Same,

    /// <summary>It was not in the lock.</summary>
    Added,

    /// <summary>Digest, platforms or what is known of its signature are others now.</summary>
    Changed,

    /// <summary>Only the statement of freshness is a newer one, as it is every few days (DCT): nothing that anybody has to look at.</summary>
    Renewed,

    /// <summary>No file names it any more.</summary>
    Removed,

    /// <summary>It could not be looked at; the lock keeps what it had.</summary>
    Failed,
}

/// <summary>One entry before and after.</summary>
/// <param name="Reference">The entry's key.</param>
/// <param name="Change">What became of it.</param>
public sealed record LockStep(string Reference, LockChange Change)
{
    public LockedImage? Before { get; init; }

    public LockedImage? After { get; init; }

    /// <summary>Why it could not be looked at.</summary>
    public string? Failure { get; init; }

    /// <summary>Where the tag leads now, when that was asked and is another digest than the locked one.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Why an upgrade was not taken: what the tag leads to today is not signed, and what is locked is.</summary>
    public string? Refused { get; init; }

    /// <summary>The policy wants a signature, and there is none that holds.</summary>
    public bool IsUntrusted => Refused is not null || After is { Scheme: not TrustScheme.None, State: not TrustState.Signed };
}

/// <summary>A run over all entries.</summary>
/// <param name="Steps">In ordinal order of the references.</param>
/// <param name="Images">What the lock has now.</param>
public sealed record LockResult(IReadOnlyList<LockStep> Steps, IReadOnlyList<LockedImage> Images)
{
    /// <summary>What was seen of repositories and no entry carries.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Evidence>> Memory { get; init; } = new Dictionary<string, IReadOnlyList<Evidence>>();
}

/// <summary>What a run is to do.</summary>
public sealed record LockRequest
{
    /// <summary>The lock as it is; null where there is none yet.</summary>
    public LockFile? Previous { get; init; }

    /// <summary>What the lock has of an entry that is looked at, and of its repository, is forgotten first.</summary>
    public bool StartsOver { get; init; }

    /// <summary>Entries that are looked at; null: all.</summary>
    public Func<WantedImage, bool>? Only { get; init; }

    /// <summary>Tags are asked anew instead of keeping the digest that is locked or written.</summary>
    public bool Upgrades { get; init; }

    /// <summary>Tags are asked whether they still lead to what is locked.</summary>
    public bool AsksTags { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Called for each entry when it is done, from any thread.</summary>
    public Action<string>? OnDone { get; init; }

    /// <summary>An image on which more time goes than this, whatever its registry sends, has failed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Entries at a time.</summary>
    public int Parallelism { get; init; } = 6;
}
