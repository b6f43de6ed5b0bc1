using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace Seaworthy.Images.ContentTrust;

/// <summary>
/// What docker makes of a tag in trust data: it counts in <c>targets/releases</c>, else in <c>targets</c>; other delegations say who else signed it.
/// </summary>
static class SignedTag
{
    const string Releases = "targets/releases";

    public static Verdict Judge(ContentTrustQuestion question, TufUpdate update)
    {
        var verdict = new Verdict(TrustScheme.ContentTrust, TrustState.Unsigned, "")
        {
            FreshUntil = update.Timestamp.Expires,
            Evidence = update.Evidence,
            Notes = [.. update.Dropped.Select(static d => d.Reason)],
        };
        if (RolledBack(question, update) is { } back)
            return verdict with { State = TrustState.RolledBack, Reason = back };
        if (Find(question, update) is not var (tag, role, file))
            return NotFound(question, update, verdict);
        if (file.Sha256 is null)
            return verdict with { State = TrustState.Invalid, Reason = $"Tag {Refusal.Shown(tag)} is signed without SHA-256" };
        var digest = "sha256:" + Convert.ToHexStringLower(file.Sha256);
        if (digest == question.Image.Digest && file.Length != question.Image.Size)
            return verdict with
            {
                State = TrustState.Invalid,
                Reason = $"Tag {Refusal.Shown(tag)} is signed for {file.Length} bytes, and the image has {question.Image.Size}"
            };
        if (digest != question.Image.Digest && question.WasSigned)
            return verdict with
            {
                State = TrustState.Superseded,
                Reason = $"Tag {Refusal.Shown(tag)} is signed for {digest} since; run 'seaworthy lock --upgrade'",
            };
        if (digest != question.Image.Digest)
            return verdict with { State = TrustState.Invalid, Reason = $"Tag {Refusal.Shown(tag)} is signed for {digest}, not for {question.Image.Digest}" };

        var signers = Signers(update, tag, file);
        var shown = signers.Count > 0 ? string.Join(", ", signers) : role;
        verdict = verdict with { Signer = shown, Expires = Expires(update, role) };
        var missing = question.RequiredSigners.Where(name => !signers.Contains(name) && name != role).ToList();
        if (missing.Count > 0)
            return verdict with
            {
                State = TrustState.WrongSigner,
                Reason = $"Tag {Refusal.Shown(tag)} is signed by {shown}, and not by {string.Join(", ", missing)}"
            };
        if (question.Threshold > Math.Max(1, signers.Count))
            return verdict with
            {
                State = TrustState.WrongSigner,
                Reason = $"Tag {Refusal.Shown(tag)} has {Math.Max(1, signers.Count)} of {question.Threshold} signers that the policy wants"
            };
        if (update.Timestamp.Expires < question.Now)
        {
            return verdict with
            {
                State = TrustState.StaleTrustData,
                Reason = $"The timestamp expired on {update.Timestamp.Expires:yyyy-MM-dd}: nobody vouches that this is the newest state",
            };
        }
        return verdict with { State = TrustState.Signed, Reason = $"Tag {Refusal.Shown(tag)} is signed by {shown}" };
    }

    /// <summary>A delegation that went back decides nothing about tags that it does not sign; without a tag nobody knows which it was.</summary>
    static string? RolledBack(ContentTrustQuestion question, TufUpdate update) =>
        update.Dropped.FirstOrDefault(d => d.State == TrustState.RolledBack && (question.Tag is not { } tag || update.MaySpeakOf(d.Name, tag)))?.Reason;

    /// <summary>The entry that counts: of the tag; or, where there is no tag, of any tag with this digest.</summary>
    static (string Tag, string Role, FileDescription File)? Find(ContentTrustQuestion question, TufUpdate update)
    {
        foreach (var (role, targets) in Counting(update))
        {
            if (question.Tag is { } tag)
            {
                if (targets.Targets.TryGetValue(tag, out var file) && update.MaySpeakOf(role, tag))
                    return (tag, role, file);
                continue;
            }
            foreach (var (name, file) in targets.Targets.OrderBy(static t => t.Key, StringComparer.Ordinal))
            {
                if (file.Sha256 is { } hash && "sha256:" + Convert.ToHexStringLower(hash) == question.Image.Digest && file.Length == question.Image.Size
                    && update.MaySpeakOf(role, name))
                    return (name, role, file);
            }
        }
        return null;
    }

    static IEnumerable<(string Role, TargetsMetadata Metadata)> Counting(TufUpdate update)
    {
        foreach (var (role, metadata) in update.Delegations)
        {
            if (role.Name == Releases)
                yield return (Releases, metadata);
        }
        yield return ("targets", update.Targets);
    }

    static Verdict NotFound(ContentTrustQuestion question, TufUpdate update, Verdict verdict)
    {
        bool Has(TargetsMetadata metadata) => question.Tag is { } tag
            ? metadata.Targets.ContainsKey(tag)
            : metadata.Targets.Values.Any(f => f.Sha256 is { } hash && "sha256:" + Convert.ToHexStringLower(hash) == question.Image.Digest);
        var what = question.Tag is { } name ? $"Tag {Refusal.Shown(name)}" : "The digest";
        foreach (var dropped in update.Dropped.Where(static d => d.Name == Releases))
        {
            if (dropped.Metadata is null || Has(dropped.Metadata))
                return verdict with { State = dropped.State, Reason = dropped.Reason, Expires = dropped.Metadata?.Metadata.Expires };
        }
        var others = update.Delegations.Where(d => d.Role.Name != Releases && Has(d.Metadata)).Select(static d => Short(d.Role.Name))
            .Order(StringComparer.Ordinal).ToList();
        return others.Count > 0
            ? verdict with
            {
                State = TrustState.WrongSigner,
                Reason = $"{what} is signed by {string.Join(", ", others)} alone, and not released: it is neither in {Releases} nor in targets"
            }
            : verdict with { Reason = $"{what} is not signed" };
    }

    /// <summary>Delegations right below the top that say the same of the tag.</summary>
    static SortedSet<string> Signers(TufUpdate update, string tag, FileDescription file)
    {
        var signers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (role, metadata) in update.Delegations)
        {
            if (role.Name != Releases && metadata.Targets.TryGetValue(tag, out var other) && other.Length == file.Length
                && other.Sha256 is { } hash && CryptographicOperations.FixedTimeEquals(hash, file.Sha256!) && update.MaySpeakOf(role.Name, tag))
                signers.Add(Short(role.Name));
        }
        return signers;
    }

    static string Short(string role) => role.StartsWith("targets/", StringComparison.Ordinal) ? role["targets/".Length..] : role;

    static DateTimeOffset Expires(TufUpdate update, string role)
    {
        DateTimeOffset[] all = [update.Root.Metadata.Expires, update.Snapshot.Expires, update.Targets.Metadata.Expires,
            .. update.Delegations.Where(d => d.Role.Name == role).Select(static d => d.Metadata.Metadata.Expires)];
        return all.Min();
    }
}
