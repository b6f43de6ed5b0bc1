using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Registry;

namespace Seaworthy.Images.Locking;

/// <summary>
/// Looks at each image: which digest it has, and what its signature is worth under the policy. One that cannot be looked at keeps what the lock had.
/// </summary>
/// <param name="open">Opens a repository by its normalised name.</param>
/// <param name="documents">Asks servers of trust data.</param>
/// <param name="files">The files of a policy, by the folder it stands in; null for the built-in policy.</param>
/// <param name="verifiers">One for each scheme.</param>
public sealed class ImageLocker(Func<string, IRepository> open, IDocumentClient documents, Func<string?, ITrustFiles> files,
    IReadOnlyList<ISignatureVerifier> verifiers)
{
    public async Task<LockResult> RunAsync(LockPlan plan, LockRequest request, CancellationToken cancellation)
    {
        var steps = new LockStep[plan.Images.Count];
        var memory = TrustMemory.Of(request.Previous);
        var forgotten = request.StartsOver ? Selected(plan, request) : [];
        foreach (var repository in forgotten)
            memory.Forget(repository);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, steps.Length),
            new ParallelOptions { MaxDegreeOfParallelism = request.Parallelism, CancellationToken = cancellation },
            async (i, token) =>
            {
                var wanted = plan.Images[i];
                var before = request.Previous?.Find(wanted.Reference)?.Image;
                if (request.Only?.Invoke(wanted) == false && !forgotten.Contains(wanted.Repository))
                {
                    steps[i] = new LockStep(wanted.Reference, LockChange.Same) { Before = before, After = before };
                    return;
                }
                steps[i] = await LookAsync(new Question(wanted, before, memory.Of(wanted.Repository)), request, token).ConfigureAwait(false);
                request.OnDone?.Invoke(wanted.Reference);
            }).ConfigureAwait(false);
        return Finish(plan, request, memory, forgotten, [.. steps]);
    }

    // All tags of a repository share its memory, so they are forgotten together.
    static HashSet<string> Selected(LockPlan plan, LockRequest request) =>
        [.. plan.Images.Where(wanted => request.Only?.Invoke(wanted) != false).Select(static wanted => wanted.Repository)];

    async Task<LockStep> LookAsync(Question question, LockRequest request, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(request.Patience);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            return await LookWithinAsync(question, request, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(question, $"it took longer than {request.Patience.TotalSeconds:0} seconds");
        }
    }

    async Task<LockStep> LookWithinAsync(Question question, LockRequest request, CancellationToken cancellation)
    {
        var wanted = question.Wanted;
        // What starts over keeps what it had only if it fails.
        var before = request.StartsOver ? null : question.Before;
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
            {
                var remarks = string.Concat(repository.Remarks.Select(static r => "; " + r));
                return Failed(question, $"{wanted.Repository} has no image {(digest is null ? wanted.Tag : digest)}{remarks}");
            }
            var after = await VerifyAsync(question with { Before = before }, repository, content, request, cancellation).ConfigureAwait(false);
            if (before is { State: TrustState.Signed } && after.State is { } state && state != TrustState.Signed && before.Digest != after.Digest
                && request.Upgrades)
                return new LockStep(wanted.Reference, LockChange.Same)
                {
                    Before = before,
                    After = before,
                    Refused = $"{after.Digest} is not signed as the policy wants: {after.Reason}"
                };
            // Of several digests that are written for one tag, each is an old one to all others.
            var moved = request.AsksTags && !isExact && wanted.Tag is not null && tagged?.Descriptor.Digest != after.Digest
                ? tagged?.Descriptor.Digest ?? "nothing" : null;
            return new LockStep(wanted.Reference, ChangeOf(question.Before, after)) { Before = question.Before, After = after, MovedTo = moved };
        }
        catch (Exception known) when (known is RegistryException or TrustPolicyException)
        {
            return Failed(question, known.Message);
        }
        // What a stranger's server sends must not end the run for all others, whatever fault of ours it finds.
        catch (Exception fault) when (fault is not OperationCanceledException and not OutOfMemoryException)
        {
            return Failed(question, $"a fault of seaworthy ({fault.GetType().Name}); please report it");
        }
    }

    /// <summary>Under each policy that names the image; the first that is not content decides.</summary>
    async Task<LockedImage> VerifyAsync(Question question, IRepository repository, Content content, LockRequest request, CancellationToken cancellation)
    {
        var wanted = question.Wanted;
        var image = new LockedImage
        {
            Reference = wanted.Reference,
            Digest = content.Descriptor.Digest,
            MediaType = content.Descriptor.MediaType,
            Policies = [.. wanted.Demands.Select(static d => d.PolicyHash)],
            Platforms = Manifests.IsIndex(content.Descriptor.MediaType) ? Manifests.ReadPlatforms(content.Bytes) : [],
        };
        var judged = image;
        foreach (var demand in wanted.Demands)
        {
            if (demand.Scope.Scheme == TrustScheme.None)
                continue;
            judged = await VerifyAsync(question, demand, image, repository, content, request, cancellation).ConfigureAwait(false);
            if (judged.State != TrustState.Signed)
                break;
        }
        return judged;
    }

    async Task<LockedImage> VerifyAsync(Question question, Demand demand, LockedImage image, IRepository repository, Content content, LockRequest request,
        CancellationToken cancellation)
    {
        var scheme = demand.Scope.Scheme;
        var verifier = verifiers.FirstOrDefault(v => v.Scheme == scheme)
            ?? throw new TrustPolicyException($"signatures of the scheme {TrustWords.Of(scheme)} cannot be checked by this version");
        var previous = question.Before?.Scheme == scheme ? question.Before : null;
        var seen = scheme == TrustScheme.ContentTrust ? question.Seen : previous?.Evidence ?? [];
        var verdict = await verifier.VerifyAsync(
            new VerificationRequest
            {
                Repository = repository,
                Open = open,
                Image = content.Descriptor,
                Tag = question.Wanted.Tag,
                Policy = demand.Scope,
                Previous = previous,
                Seen = seen,
                Now = request.Now,
                Files = files(demand.PolicyFolder),
                Documents = documents,
            },
            cancellation).ConfigureAwait(false);
        return image with
        {
            Scheme = scheme,
            State = verdict.State,
            Reason = verdict.State == TrustState.Signed ? null : LockWriter.Tidy(verdict.Reason),
            Signer = verdict.Signer is { } signer ? LockWriter.Tidy(signer) : null,
            Expires = LockWriter.TimeOf(verdict.Expires),
            FreshUntil = LockWriter.TimeOf(verdict.FreshUntil),
            Evidence = [.. Remembered(seen, verdict).OrderBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.Digest, StringComparer.Ordinal).Distinct()],
            Notes = [.. verdict.Notes.Select(LockWriter.Tidy).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    // What was seen once is not forgotten because the server shows less today: that would be the way to a replay.
    static IReadOnlyList<Evidence> Remembered(IReadOnlyList<Evidence> seen, Verdict verdict) =>
        verdict.State == TrustState.Signed || seen.Count == 0 ? verdict.Evidence
        : verdict.Scheme == TrustScheme.ContentTrust ? TrustMemory.Merge(seen, verdict.Evidence)
        : seen;

    static LockStep Failed(Question question, string reason) =>
        new(question.Wanted.Reference, LockChange.Failed) { Before = question.Before, After = question.Before, Failure = reason };

    static LockChange ChangeOf(LockedImage? before, LockedImage after) =>
        before is null ? LockChange.Added
        : Same(before, after) ? LockChange.Same
        : Same(WithoutVersions(before), WithoutVersions(after)) ? LockChange.Renewed
        : LockChange.Changed;

    // What a TUF repository signs anew in the course of things; that versions never go back is the verifier's business.
    static LockedImage WithoutVersions(LockedImage image) => image with
    {
        Expires = null,
        FreshUntil = null,
        Evidence = [.. image.Evidence.Select(static e => e.Version is null ? e : new Evidence(e.Kind, "", 0))],
    };

    // Equal in the file is equal, but for the policy: that another one comes to the same is nothing to look at.
    static bool Same(LockedImage a, LockedImage b) => LockWriter.Write([a with { Policies = b.Policies }]) == LockWriter.Write([b]);

    static LockResult Finish(LockPlan plan, LockRequest request, TrustMemory memory, HashSet<string> forgotten, List<LockStep> steps)
    {
        var byReference = new SortedDictionary<string, LockStep>(StringComparer.Ordinal);
        foreach (var step in steps)
            byReference[step.Reference] = step;
        foreach (var wanted in plan.Images)
        {
            // A digest that is written out and is the one of the tag's own entry needs none beside it.
            if (wanted is { Tag: { } tag, Digest: { } digest } && byReference.TryGetValue(wanted.Repository + ":" + tag, out var entry)
                && entry.Reference != wanted.Reference && entry.After?.Digest == digest)
                byReference.Remove(wanted.Reference);
        }
        foreach (var old in request.Previous?.Entries ?? [])
        {
            if (byReference.ContainsKey(old.Image.Reference))
                continue;
            // Who asked for one image alone gets nothing else changed.
            byReference[old.Image.Reference] = request.Only is null || forgotten.Contains(TrustMemory.RepositoryOf(old.Image.Reference))
                ? new LockStep(old.Image.Reference, LockChange.Removed) { Before = old.Image }
                : new LockStep(old.Image.Reference, LockChange.Same) { Before = old.Image, After = old.Image };
        }
        LockedImage[] images = [.. byReference.Values.Where(s => s.After is not null).Select(s => s.After!)];
        return new LockResult([.. byReference.Values], images) { Memory = memory.Beside(images) };
    }

    /// <summary>What is asked of one entry.</summary>
    /// <param name="Wanted">The image.</param>
    /// <param name="Before">What the lock had of it.</param>
    /// <param name="Seen">What was seen of the trust data of its repository.</param>
    sealed record Question(WantedImage Wanted, LockedImage? Before, IReadOnlyList<Evidence> Seen);
}
