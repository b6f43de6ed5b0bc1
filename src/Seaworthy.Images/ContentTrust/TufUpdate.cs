using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.ContentTrust;

/// <summary>A delegation that does not count, and why: expired, older than it was, or not signed by enough of its keys.</summary>
sealed record DroppedDelegation(string Name, TrustState State, string Reason, TargetsMetadata? Metadata);

/// <summary>
/// One pass over a repository's metadata: root, timestamp, snapshot, targets, delegations, each vouched for by the one before (The Update Framework,
/// "Detailed client workflow"; as notary's client does it).
/// </summary>
sealed class TufUpdate(ContentTrustQuestion question, ITrustServer server)
{
    const int MostSmall = 1024 * 1024;
    const int MostLarge = 16 * 1024 * 1024;
    const int MostDelegations = 200;

    readonly List<SignedMetadata> _loaded = [];
    readonly List<DroppedDelegation> _dropped = [];
    readonly List<(TufRole Role, TargetsMetadata Metadata)> _delegations = [];
    readonly Dictionary<string, TufRole> _parents = new(StringComparer.Ordinal);

    public RootMetadata Root { get; private set; } = null!;

    public SignedMetadata Timestamp { get; private set; } = null!;

    public SignedMetadata Snapshot { get; private set; } = null!;

    public TargetsMetadata Targets { get; private set; } = null!;

    public IReadOnlyList<(TufRole Role, TargetsMetadata Metadata)> Delegations => _delegations;

    public IReadOnlyList<DroppedDelegation> Dropped => _dropped;

    public IReadOnlyList<Evidence> Evidence =>
        [.. _loaded.Select(static m => m.Evidence).Concat(Kept())
            .OrderBy(static e => e.Kind, StringComparer.Ordinal).ThenBy(static e => e.Digest, StringComparer.Ordinal)];

    public async Task RunAsync(CancellationToken cancellation)
    {
        Root = await new RootTrust(question, server).LoadAsync(cancellation).ConfigureAwait(false);
        _loaded.Add(Root.Metadata);
        Timestamp = SignedMetadata.Parse("timestamp", await server.GetAsync("timestamp", MostSmall, cancellation).ConfigureAwait(false)
            ?? throw Refusal.Invalid("the server has no timestamp"));
        Require(Root.Role("timestamp"), Timestamp);
        RequireNotOlder(Timestamp);

        var stamped = FileDescription.ReadAll(Timestamp.Signed, "meta", "timestamp");
        Snapshot = SignedMetadata.Parse("snapshot", await FetchAsync("snapshot", Described(stamped, "snapshot"), cancellation).ConfigureAwait(false));
        Require(Root.Role("snapshot"), Snapshot);
        RequireNotOlder(Snapshot);
        RequireValid(Snapshot);

        var files = FileDescription.ReadAll(Snapshot.Signed, "meta", "snapshot");
        if (!Described(files, "root").Describes(Root.Metadata.Bytes.Span))
            throw Refusal.Invalid("the root is not the one that the snapshot speaks of");
        Targets = TargetsMetadata.Parse(SignedMetadata.Parse("targets", await FetchAsync("targets", Described(files, "targets"), cancellation)
            .ConfigureAwait(false)));
        Require(Root.Role("targets"), Targets.Metadata);
        RequireNotOlder(Targets.Metadata);
        RequireValid(Targets.Metadata);
        await LoadDelegationsAsync(files, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether a role and all those above it may speak of a tag.</summary>
    public bool MaySpeakOf(string role, string tag)
    {
        for (var name = role; name != "targets"; name = name[..name.LastIndexOf('/')])
        {
            if (!_parents.TryGetValue(name, out var delegated) || !delegated.MaySpeakOf(tag))
                return false;
        }
        return true;
    }

    async Task LoadDelegationsAsync(Dictionary<string, FileDescription> files, CancellationToken cancellation)
    {
        var waiting = new Queue<TufRole>(Targets.Delegations);
        var count = 0;
        while (waiting.TryDequeue(out var role))
        {
            if (++count > MostDelegations)
                throw Refusal.Invalid($"there are more than {MostDelegations} delegations");
            _parents[role.Name] = role;
            var seen = Seen(role.Name);
            if (!files.TryGetValue(role.Name, out var description))
            {
                // Named and never signed yet; a snapshot that no longer lists what was seen is a rollback (TUF specification, 5.5.5).
                if (seen > 0)
                    _dropped.Add(new DroppedDelegation(role.Name, TrustState.RolledBack,
                        $"Delegation {role.Name} is missing, and version {seen} was seen before", null));
                continue;
            }
            var targets = TargetsMetadata.Parse(SignedMetadata.Parse(role.Name, await FetchAsync(role.Name, description, cancellation).ConfigureAwait(false)));
            if (!role.Accepts(targets.Metadata))
            {
                _dropped.Add(new DroppedDelegation(role.Name, TrustState.Invalid,
                    $"Delegation {role.Name} is left out: it is not signed by enough of its keys", null));
                continue;
            }
            // Notary has no order of delegations, and one that was removed and added again begins at 1: it is refused for the tags that it signs, and fails no
            // others.
            if (targets.Metadata.Version < seen)
            {
                _dropped.Add(new DroppedDelegation(role.Name, TrustState.RolledBack,
                    $"Delegation {role.Name} is of version {targets.Metadata.Version}, and {seen} was seen before", targets));
                continue;
            }
            if (targets.Metadata.Expires < question.Now)
            {
                var reason = $"Delegation {role.Name} is left out: it expired on {targets.Metadata.Expires:yyyy-MM-dd}";
                _dropped.Add(new DroppedDelegation(role.Name, TrustState.Expired, reason, targets));
                continue;
            }
            _loaded.Add(targets.Metadata);
            _delegations.Add((role, targets));
            foreach (var child in targets.Delegations)
                waiting.Enqueue(child);
        }
    }

    /// <summary>
    /// A file whose length and hashes are known: it is asked for by its hash, as it then is the right one also while the server is being written to.
    /// </summary>
    async Task<ReadOnlyMemory<byte>> FetchAsync(string role, FileDescription description, CancellationToken cancellation)
    {
        if (description.Length > MostLarge)
            throw Refusal.Invalid($"{role} is larger than 16 MiB");
        ReadOnlyMemory<byte>? bytes = null;
        if (description.Sha256 is { } hash)
            bytes = await server.GetAsync(role + "." + Convert.ToHexStringLower(hash), MostLarge, cancellation).ConfigureAwait(false);
        bytes ??= await server.GetAsync(role, MostLarge, cancellation).ConfigureAwait(false);
        if (bytes is null)
            throw Refusal.Invalid($"the server lacks {role}, which it says to have");
        return description.Describes(bytes.Value.Span) ? bytes.Value : throw Refusal.Invalid($"{role} has another length or hash than is signed for it");
    }

    static FileDescription Described(Dictionary<string, FileDescription> files, string role) =>
        files.TryGetValue(role, out var description) ? description : throw Refusal.Invalid($"nothing is signed about {role}");

    void Require(TufRole role, SignedMetadata metadata)
    {
        if (!role.Accepts(metadata))
            throw Refusal.Invalid($"{role.Name} is not signed by enough of the keys that the root names for it");
        _loaded.Add(metadata);
    }

    void RequireNotOlder(SignedMetadata metadata)
    {
        var seen = Seen(metadata.Role);
        if (metadata.Version < seen)
            throw new Refusal(TrustState.RolledBack, $"{metadata.Role} is of version {metadata.Version}, and {seen} was seen before");
    }

    long Seen(string role) => question.Seen.Where(e => e.Kind == role && e.Version is not null).Select(static e => e.Version!.Value).DefaultIfEmpty(0).Max();

    // What is left out today is not forgotten: that would make room for an older one.
    IEnumerable<Evidence> Kept() => question.Seen.Where(seen => _dropped.Exists(dropped => dropped.Name == seen.Kind));

    void RequireValid(SignedMetadata metadata)
    {
        if (metadata.Expires < question.Now)
            throw new Refusal(TrustState.Expired, $"{metadata.Role} expired on {metadata.Expires:yyyy-MM-dd}");
    }
}
