using System.Collections.Generic;

namespace Seaworthy.Tool.Lock;

/// <summary>What the command line asks of <c>lock</c>.</summary>
sealed record LockOptions
{
    /// <summary>The folder whose manifests are locked; the lock that holds there decides how far it reaches.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Images by name; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Ask, compare, write nothing.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Take what tags lead to today.</summary>
    public bool Upgrades { get; init; }

    public bool IsOffline { get; init; }

    /// <summary>Forget what the lock has.</summary>
    public bool StartsOver { get; init; }
}
