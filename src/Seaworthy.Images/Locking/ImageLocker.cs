using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Registry;

namespace Seaworthy.Images.Locking;

/// <summary>Looks at each image: which digest it has, and what its signature is worth under the policy. One that cannot be looked at keeps what the lock had.</summary>
/// <param name="open">Opens a repository by its normalised name.</param>
/// <param name="documents">Asks servers of trust data.</param>
/// <param name="files">The files of a policy, by the folder it stands in; null for the built-in policy.</param>
/// <param name="verifiers">One for each scheme.</param>
public sealed class ImageLocker(Func<string, IRepository> open, IDocumentClient documents, Func<string?, ITrustFiles> files, IReadOnlyList<ISignatureVerifier> verifiers)
{
    public async Task<LockResult> RunAsync(LockPlan plan, LockRequest request, CancellationToken cancellation)
    {
        var steps = new LockStep[plan.Images.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, steps.Length),
            new ParallelOptions { MaxDegreeOfParallelism = request.Parallelism, CancellationToken = cancellation },
            async (i, token) =>
            {
                var wanted = plan.Images[i];
                var before = Previous(request, wanted);
                if (request.Only?.Invoke(wanted) == false)
                {
                    steps[i] = new LockStep(wanted.Reference, LockChange.Same) { Before = before, After = before };
                    return;
                }
                steps[i] = await LookAsync(wanted, before, request, token).ConfigureAwait(false);
                request.OnDone?.Invoke(wanted.Reference);
            }).ConfigureAwait(false);
        return Finish(plan, request, [.. steps]);
    }

    static LockedImage? Previous(LockRequest request, WantedImage wanted) => request.Previous?.Find(wanted.Reference)?.Image;

    async Task<LockStep> LookAsync(WantedImage wanted, LockedImage? before, LockRequest request, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(request.Patience);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            return await LookWithinAsync(wanted, before, request, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(wanted, before, $"it took longer than {request.Patience.TotalSeconds:0} seconds");
        }
    }

    async Task<LockStep> LookWithinAsync(WantedImage wanted, LockedImage? before, LockRequest request, CancellationToken cancellation)
    {
        try
        {
            var repository = open(wanted.Repository);
            Content? tagged = null;
            if (wanted.Tag is not null && (request.Upgrades || request.AsksTags || (wanted.Digest is null && before is null)))
                tagged = await repository.GetManifestAsync(wanted.Tag, cancellation).ConfigureAwait(false);
            var isExact = wanted.Reference.Contains('@', StringComparison.Ordinal);
            var digest = request.Upgrades && !isExact ? tagged?.Descriptor.Digest : wanted.Digest ?? before?.Digest ?? tagged?.Descriptor.Digest;
            var content = digest is null ? null
                : tagged?.Descriptor.Digest == digest ? tagged
                : await repository.GetManifestAsync(digest, cancellation).ConfigureAwait(false);
            if (content is null)
                return Failed(wanted, before, $"{wanted.Repository} has no image {(digest is null ? wanted.Tag : digest)}");
            var after = await VerifyAsync(wanted, before, repository, content, request, cancellation).ConfigureAwait(false);
            if (before is { State: TrustState.Signed } && after.State is { } state && state != TrustState.Signed && before.Digest != after.Digest && request.Upgrades)
                return new LockStep(wanted.Reference, LockChange.Same) { Before = before, After = before, Refused = $"{after.Digest} is not signed as the policy wants: {after.Reason}" };
            // Of several digests that are written for one tag, each is an old one to all others.
            var moved = request.AsksTags && !isExact && wanted.Tag is not null && tagged?.Descriptor.Digest != after.Digest ? tagged?.Descriptor.Digest ?? "nothing" : null;
            return new LockStep(wanted.Reference, ChangeOf(before, after)) { Before = before, After = after, MovedTo = moved };
        }
        catch (Exception known) when (known is RegistryException or TrustPolicyException)
        {
            return Failed(wanted, before, known.Message);
        }
        // What a stranger's server sends must not end the run for all others, whatever fault of ours it finds.
        catch (Exception fault) when (fault is not OperationCanceledException and not OutOfMemoryException)
        {
            return Failed(wanted, before, $"a fault of seaworthy ({fault.GetType().Name}); please report it");
        }
    }

    async Task<LockedImage> VerifyAsync(WantedImage wanted, LockedImage? before, IRepository repository, Content content, LockRequest request, CancellationToken cancellation)
    {
        var image = new LockedImage
        {
            Reference = wanted.Reference,
            Digest = content.Descriptor.Digest,
            MediaType = content.Descriptor.MediaType,
            Platforms = Manifests.IsIndex(content.Descriptor.MediaType) ? Manifests.ReadPlatforms(content.Bytes) : [],
        };
        if (wanted.Scope.Scheme == TrustScheme.None)
            return image;
        var verifier = verifiers.FirstOrDefault(v => v.Scheme == wanted.Scope.Scheme)
            ?? throw new TrustPolicyException($"signatures of the scheme {TrustWords.Of(wanted.Scope.Scheme)} cannot be checked by this version");
        var previous = before?.Scheme == wanted.Scope.Scheme ? before : null;
        var verdict = await verifier.VerifyAsync(
            new VerificationRequest
            {
                Repository = repository,
                Open = open,
                Image = content.Descriptor,
                Tag = wanted.Tag,
                Policy = wanted.Scope,
                Previous = previous,
                Now = request.Now,
                Files = files(wanted.PolicyFolder),
                Documents = documents,
            },
            cancellation).ConfigureAwait(false);
        // What was seen once is not forgotten because the server shows less today: that would be the way to a replay.
        var evidence = verdict.State == TrustState.Signed || previous is null ? verdict.Evidence : previous.Evidence;
        return image with
        {
            Scheme = wanted.Scope.Scheme,
            State = verdict.State,
            Reason = verdict.State == TrustState.Signed ? null : LockWriter.Tidy(verdict.Reason),
            Signer = verdict.Signer is { } signer ? LockWriter.Tidy(signer) : null,
            Expires = LockWriter.TimeOf(verdict.Expires),
            FreshUntil = LockWriter.TimeOf(verdict.FreshUntil),
            Evidence = [.. evidence.OrderBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.Digest, StringComparer.Ordinal).Distinct()],
            Notes = [.. verdict.Notes.Select(LockWriter.Tidy).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    static LockStep Failed(WantedImage wanted, LockedImage? before, string reason) =>
        new(wanted.Reference, LockChange.Failed) { Before = before, After = before, Failure = reason };

    static LockChange ChangeOf(LockedImage? before, LockedImage after) =>
        before is null ? LockChange.Added
        : Same(before, after) ? LockChange.Same
        : before.State == TrustState.Signed && Same(WithoutVersions(before), WithoutVersions(after)) ? LockChange.Renewed
        : LockChange.Changed;

    // What a TUF repository signs anew in the course of things; that versions never go back is the verifier's business.
    static LockedImage WithoutVersions(LockedImage image) => image with
    {
        Expires = null,
        FreshUntil = null,
        Evidence = [.. image.Evidence.Select(static e => e.Version is null ? e : new Evidence(e.Kind, "", 0))],
    };

    // Equal in the file is equal.
    static bool Same(LockedImage a, LockedImage b) => LockWriter.Write([a], null) == LockWriter.Write([b], null);

    static LockResult Finish(LockPlan plan, LockRequest request, List<LockStep> steps)
    {
        var byReference = new SortedDictionary<string, LockStep>(StringComparer.Ordinal);
        foreach (var step in steps)
            byReference[step.Reference] = step;
        foreach (var wanted in plan.Images)
        {
            // A digest that is written out and is the one of the tag's own entry needs none beside it.
            if (wanted is { Tag: { } tag, Digest: { } digest } && byReference.TryGetValue(wanted.Repository + ":" + tag, out var entry) && entry.Reference != wanted.Reference && entry.After?.Digest == digest)
                byReference.Remove(wanted.Reference);
        }
        foreach (var old in request.Previous?.Entries ?? [])
        {
            if (byReference.ContainsKey(old.Image.Reference))
                continue;
            // Who asked for one image alone gets nothing else changed.
            byReference[old.Image.Reference] = request.Only is null
                ? new LockStep(old.Image.Reference, LockChange.Removed) { Before = old.Image }
                : new LockStep(old.Image.Reference, LockChange.Same) { Before = old.Image, After = old.Image };
        }
        return new LockResult([.. byReference.Values], [.. byReference.Values.Where(s => s.After is not null).Select(s => s.After!)]);
    }
}
