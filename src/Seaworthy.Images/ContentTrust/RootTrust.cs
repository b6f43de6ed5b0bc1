using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.ContentTrust;

/// <summary>
/// Finds a root that may be believed: one that follows from the root that was believed before, each version signed by the keys of the one before it; else one
/// that is pinned; else, where that is allowed, the first one that is seen.
/// </summary>
sealed class RootTrust(ContentTrustQuestion question, ITrustServer server)
{
    const int MostBytes = 1024 * 1024;
    const int MostVersions = 200;

    public async Task<RootMetadata> LoadAsync(CancellationToken cancellation)
    {
        var bytes = await server.GetAsync("root", MostBytes, cancellation).ConfigureAwait(false)
            ?? throw new Refusal(TrustState.Unsigned, $"there are no trust data for {Refusal.Shown(question.Gun)}");
        var newest = RootMetadata.Parse(bytes);
        var seen = question.Seen.FirstOrDefault(static e => e.Kind == "root");
        if (seen is not null && seen.Digest != newest.Metadata.Evidence.Digest)
        {
            if (newest.Metadata.Version < seen.Version)
                throw new Refusal(TrustState.RolledBack, $"the root is of version {newest.Metadata.Version}, and {seen.Version} was seen before");
            var trusted = await SeenAsync(seen, cancellation).ConfigureAwait(false);
            if (newest.Metadata.Version - trusted.Metadata.Version > MostVersions)
                throw Refusal.Invalid($"the root has changed more than {MostVersions} times since");
            for (var version = trusted.Metadata.Version + 1; version < newest.Metadata.Version; version++)
            {
                var next = await VersionAsync(version, cancellation).ConfigureAwait(false);
                Follow(trusted, next);
                CheckOwn(next, isNewest: false);
                trusted = next;
            }
            Follow(trusted, newest);
        }
        else if (seen is null && !question.TrustsFirstUse && question.PinnedKeyIds.Count + question.PinnedAuthorities.Count == 0)
        {
            throw new Refusal(TrustState.WrongSigner, "nothing is pinned, no root was seen before, and the policy does not trust the first");
        }
        CheckOwn(newest, isNewest: true);
        if (newest.Metadata.Expires < question.Now)
            throw new Refusal(TrustState.Expired, $"the root expired on {newest.Metadata.Expires:yyyy-MM-dd}");
        return newest;
    }

    // A repository that its owner made again looks like one that somebody else took over.
    string WayOut => $"; check with the publisher, then run 'seaworthy lock --reset --only {Refusal.Shown(question.Gun)}'";

    /// <summary>The very root that was believed before: servers keep old ones, under hash and version.</summary>
    async Task<RootMetadata> SeenAsync(Evidence seen, CancellationToken cancellation)
    {
        string[] names = [.. seen.Digest.StartsWith("sha256:", StringComparison.Ordinal) && seen.Digest[7..].All(char.IsAsciiHexDigitLower)
            ? (string[])["root." + seen.Digest[7..]] : [],
            .. seen.Version is { } version ? (string[])[version.ToString(CultureInfo.InvariantCulture) + ".root"] : []];
        foreach (var name in names)
        {
            if (await server.GetAsync(name, MostBytes, cancellation).ConfigureAwait(false) is not { } bytes)
                continue;
            var root = RootMetadata.Parse(bytes);
            if (root.Metadata.Evidence.Digest == seen.Digest)
                return root;
        }
        throw new Refusal(TrustState.WrongSigner,
            $"the root has changed, and the server no longer has the one that was trusted, so that nothing shows that its keys agreed{WayOut}");
    }

    async Task<RootMetadata> VersionAsync(long version, CancellationToken cancellation)
    {
        var bytes = await server.GetAsync(version.ToString(CultureInfo.InvariantCulture) + ".root", MostBytes, cancellation).ConfigureAwait(false)
            ?? throw new Refusal(TrustState.WrongSigner,
                $"version {version} of the root is missing, so that nothing shows how the root came to change{WayOut}");
        var root = RootMetadata.Parse(bytes);
        return root.Metadata.Version == version ? root : throw Refusal.Invalid($"version {version} of the root calls itself {root.Metadata.Version}");
    }

    void Follow(RootMetadata before, RootMetadata after)
    {
        var role = before.RootRoleFor(question.Gun);
        if (role.Keys.Count == 0 || !role.Accepts(after.Metadata))
            throw new Refusal(TrustState.WrongSigner,
                $"version {after.Metadata.Version} of the root is not signed by the keys of the one that was trusted before{WayOut}");
    }

    void CheckOwn(RootMetadata root, bool isNewest)
    {
        var made = root.RootRoleFor(question.Gun);
        if (made.Keys.Count == 0)
            throw Refusal.Invalid($"the root has no certificate for {Refusal.Shown(question.Gun)} that may sign");
        // A day of grace at the beginning, as notary has it: whoever makes a repository signs at once, and clocks differ.
        var current = isNewest
            ? root.RootRoleFor(question.Gun, key => key.Certificates[0] is var leaf && leaf.NotBefore <= question.Now.AddDays(1)
                && question.Now <= leaf.NotAfter)
            : made;
        if (current.Keys.Count == 0)
            throw new Refusal(TrustState.Expired, $"the root's certificate is not valid: it expired on " +
                $"{made.Keys.Values.Max(static k => k.Certificates[0].NotAfter):yyyy-MM-dd}, or does not hold yet");
        var pinned = isNewest ? current with { Keys = current.Keys.Where(pair => IsPinned(pair.Value)).ToDictionary(StringComparer.Ordinal) } : current;
        if (pinned.Keys.Count == 0)
            throw new Refusal(TrustState.WrongSigner, "the root carries none of the certificates that the policy pins");
        if (!pinned.Accepts(root.Metadata))
            throw Refusal.Invalid("the root is not signed by enough of its own keys");
    }

    bool IsPinned(TufKey key)
    {
        if (question.PinnedKeyIds.Count > 0)
            return question.PinnedKeyIds.Contains(key.Id, StringComparer.OrdinalIgnoreCase);
        if (question.PinnedAuthorities.Count == 0)
            return true;
        var authorities = new List<Certificate>();
        foreach (var file in question.PinnedAuthorities)
            authorities.AddRange(Pem.Certificates(file.Span));
        return CertificatePath.Find(key.Certificates[0], [.. key.Certificates.Skip(1)], authorities, question.Now) is { } path
            && path.Skip(1).All(static c => c.IsAuthority == true || c.IsSelfIssued);
    }
}
