using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Sigstore;

/// <summary>Signatures of sigstore and cosign in a registry: bundles that refer to the image, and the older <c>.sig</c> tag.</summary>
public sealed class SigstoreVerifier : ISignatureVerifier
{
    private const int MostDifferentReasons = 3;

    public TrustScheme Scheme => TrustScheme.Sigstore;

    public async Task<Verdict> VerifyAsync(VerificationRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wanted = request.Policy.Sigstore ?? throw new TrustPolicyException("The scope does not say who may sign.");
        var policy = Policy(wanted, request.Files);
        var root = Root(wanted, request.Files);
        var found = await SignatureDiscovery.FindAsync(Kept(wanted, request), request.Image.Digest, cancellation).ConfigureAwait(false);
        return Judge(found, request.Image.Digest, root, policy, Math.Max(1, request.Policy.Threshold), wanted.Attestations, cancellation);
    }

    private static IRepository Kept(SigstorePolicy wanted, VerificationRequest request)
    {
        if (wanted.Repository is not { } elsewhere || elsewhere == request.Repository.Name)
            return request.Repository;
        return request.Open?.Invoke(elsewhere)
            ?? throw new TrustPolicyException($"Signatures are kept in '{Refusal.Shown(elsewhere)}', which cannot be asked.");
    }

    internal static Verdict Judge(
        IReadOnlyList<FoundSignature> found, string digest, TrustedRoot root, SignerPolicy policy, int threshold, IReadOnlyList<string> attestations,
        CancellationToken cancellation)
    {
        if (Artifact.FromDigest(digest) is not { } artifact)
            return new Verdict(TrustScheme.Sigstore, TrustState.Invalid, "the image's digest is of a kind that is not supported");
        var signed = new SortedDictionary<string, (AcceptedSignature Signature, string Digest)>(StringComparer.Ordinal);
        var attested = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var refused = new List<Verdict>();
        foreach (var one in found)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var accepted = one.Annotations is { } annotations
                    ? CosignSignatures.Verify(annotations, one.Bytes, digest, root, policy)
                    : EntityVerifier.Verify(BundleReader.Read(one.Bytes), artifact, root, policy);
                // Whoever attests to how an image was built has not yet signed it.
                if (accepted.PredicateType is null or Statement.ImageSignature)
                    signed.TryAdd(accepted.Party, (accepted, one.Digest));
                else if (attestations.Contains(accepted.PredicateType))
                    attested.TryAdd(accepted.PredicateType, one.Digest);
            }
            catch (Exception e) when (e is not OutOfMemoryException and not OperationCanceledException)
            {
                refused.Add(SigstoreBundle.Refused(e));
            }
        }
        if (signed.Count < threshold)
            return Missing(signed.Count, threshold, refused);
        if (attestations.FirstOrDefault(a => !attested.ContainsKey(a)) is { } missing)
            return new Verdict(TrustScheme.Sigstore, TrustState.Unsigned, $"signed, but an attestation of type '{Refusal.Shown(missing)}' is missing");

        var signers = string.Join(", ", signed.Values.Select(static s => s.Signature.Signer).Distinct());
        return new Verdict(TrustScheme.Sigstore, TrustState.Signed, $"signed by {signers}")
        {
            Signer = signers,
            Evidence =
            [
                .. attested.Select(static a => new Evidence("attestation", a.Value))
                    .Concat(signed.Values.Select(static s => new Evidence("signature", s.Digest)))
                    .OrderBy(static e => e.Kind, StringComparer.Ordinal).ThenBy(static e => e.Digest, StringComparer.Ordinal),
            ],
        };
    }

    private static Verdict Missing(int count, int threshold, List<Verdict> refused)
    {
        if (count > 0)
            return new Verdict(TrustScheme.Sigstore, TrustState.WrongSigner, $"signed by {count} of the {threshold} parties that the policy asks for");
        if (refused.Count == 0)
            return new Verdict(TrustScheme.Sigstore, TrustState.Unsigned, "no signature of sigstore was found");
        // A foreign signature beside a broken one is the lesser news: somebody else signed, and ours is altered.
        var worst = refused.FirstOrDefault(static v => v.State == TrustState.Invalid) ?? refused[0];
        var reasons = refused.Where(v => v.State == worst.State).Select(static v => v.Reason).Distinct().Order(StringComparer.Ordinal)
            .Take(MostDifferentReasons);
        return worst with { Reason = string.Join("; ", reasons) };
    }

    private static SignerPolicy Policy(SigstorePolicy wanted, ITrustFiles files)
    {
        var keys = new List<VerificationKey>();
        foreach (var path in wanted.Keys)
        {
            var bytes = files.Required(path, "Key");
            keys.Add(VerificationKey.FromPem(bytes)
                ?? throw new TrustPolicyException($"Key '{Refusal.Shown(path)}' is not one public key in PEM, of a kind and size that is supported (ECDSA, " +
                    $"RSA, Ed25519)."));
        }
        if (keys.Count == 0 && wanted.Identities.Count == 0)
            throw new TrustPolicyException("The scope names neither keys nor identities.");
        return new SignerPolicy
        {
            Keys = keys,
            Identities = [.. wanted.Identities.Select(static i => new IdentityMatcher(i))],
            RequiresLog = wanted.RequiresLog,
            RequiresCertificateTimestamp = wanted.RequiresCertificateTimestamp,
        };
    }

    private static TrustedRoot Root(SigstorePolicy wanted, ITrustFiles files)
    {
        if (wanted.TrustedRoot is not { } path)
            return TrustedRoot.Public;
        var bytes = files.Required(path, "Trusted root");
        try
        {
            return TrustedRoot.Parse(bytes);
        }
        catch (TrustPolicyException e)
        {
            throw new TrustPolicyException($"Trusted root '{Refusal.Shown(path)}': {e.Message}", e);
        }
    }
}
