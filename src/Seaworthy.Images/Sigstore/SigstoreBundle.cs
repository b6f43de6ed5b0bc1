using System;
using System.Security.Cryptography;

namespace Seaworthy.Images.Sigstore;

/// <summary>
/// Verifies sigstore bundles: bytes in, verdict out. Nothing is fetched and no clock is asked; whatever the bytes are, the answer is a verdict.
/// </summary>
public static class SigstoreBundle
{
    /// <summary>
    /// A bundle that a holder of this identity must have made, with a certificate of the trusted root's authority. A log entry may be waived where a timestamp
    /// authority
    /// vouches for the time; one that is there must verify all the same.
    /// </summary>
    public static Verdict Verify(ReadOnlyMemory<byte> bundle, Artifact artifact, TrustedRoot root, SigstoreIdentity identity, bool requiresLog = true)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(identity);
        return Verify(bundle, artifact, root, new SignerPolicy { Identities = [new IdentityMatcher(identity)], RequiresLog = requiresLog });
    }

    /// <summary>A bundle that the holder of a key (PEM) must have made. A log entry may be waived; one that is there must verify all the same.</summary>
    public static Verdict Verify(ReadOnlyMemory<byte> bundle, Artifact artifact, TrustedRoot root, ReadOnlySpan<byte> publicKey, bool requiresLog = true)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(root);
        var key = VerificationKey.FromPem(publicKey) ?? throw new TrustPolicyException("The public key cannot be read, or is of a kind or size that is not " +
            "supported.");
        return Verify(bundle, artifact, root, new SignerPolicy { Keys = [key], RequiresLog = requiresLog });
    }

    internal static Verdict Verify(ReadOnlyMemory<byte> bundle, Artifact artifact, TrustedRoot root, SignerPolicy policy)
    {
        try
        {
            var accepted = EntityVerifier.Verify(BundleReader.Read(bundle), artifact, root, policy);
            return new Verdict(TrustScheme.Sigstore, TrustState.Signed, $"signed by {accepted.Signer}")
            {
                Signer = accepted.Signer,
                Evidence = [new Evidence("signature", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bundle.Span)))],
            };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Refused(e);
        }
    }

    /// <summary>
    /// What is known to be wrong, or that something is: readers of certificates and messages throw many kinds of exceptions on bytes that others wrote.
    /// </summary>
    internal static Verdict Refused(Exception e) => e is Refusal refusal
        ? new Verdict(TrustScheme.Sigstore, refusal.State, refusal.Message)
        : new Verdict(TrustScheme.Sigstore, TrustState.Invalid, "the signature cannot be read");
}
