using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>
/// Verifies one signature, whatever form it came in. Nothing here asks a clock: certificates are judged at the times that logs and timestamp authorities vouch
/// for.
/// </summary>
internal static class EntityVerifier
{
    /// <summary>The signature's worth, or a <see cref="Refusal"/> with the reason.</summary>
    public static AcceptedSignature Verify(SignedEntity entity, Artifact artifact, TrustedRoot root, SignerPolicy policy)
    {
        if (entity.Certificate is null && policy.Keys.Count == 0)
            throw Foreign("it is made by a key, and the policy names identities");
        if (entity.Certificate is not null && policy.Identities.Count == 0)
            throw Foreign("it is made by a certificate's holder, and the policy names keys");
        var signed = entity.Envelope?.Encoded() ?? artifact;
        if (entity.Digest is { } digest && !Agrees(digest, artifact))
            throw Refusal.Invalid("the digest in the bundle is not the artifact's");

        var times = TimestampVerifier.Verify(entity.Timestamps, entity.Signature, root.TimestampAuthorities);
        var key = entity.Certificate is { } certificate ? KeyOf(certificate, signed, entity.Signature) : KeyOf(entity, signed, policy);
        CheckLog(entity, artifact, root, policy, entity.Certificate is null ? key : null, times);
        var predicate = CheckContent(entity, artifact);
        return entity.Certificate is { } leaf ? Identified(leaf, times, root, policy, predicate) : new AcceptedSignature(key.Id, key.Id, predicate);
    }

    private static VerificationKey KeyOf(Certificate certificate, Artifact signed, byte[] signature)
    {
        var key = VerificationKey.FromSpki(certificate.Key) ?? throw Refusal.Invalid("the certificate's key is of a kind or size that is not supported");
        return key.Verify(signed, signature) ? key : throw Unverified(key, signed);
    }

    private static VerificationKey KeyOf(SignedEntity entity, Artifact signed, SignerPolicy policy)
    {
        foreach (var key in policy.Keys)
        {
            if (key.Verify(signed, entity.Signature))
                return key;
        }
        foreach (var entry in entity.Entries)
        {
            // A sound signature of somebody else is another thing than a broken one.
            if (LogEntryBody.KeyOf(entry) is { } other && !policy.Keys.Any(other.Equals) && other.Verify(signed, entity.Signature))
                throw Foreign("it is made by another key than the policy's");
        }
        throw Unverified(policy.Keys[0], signed);
    }

    private static Refusal Unverified(VerificationKey key, Artifact signed) => Refusal.Invalid(
        key.IsEdwards && signed.Bytes is null ? "a signature of this kind (Ed25519) needs the artifact itself, not only its digest"
            : "it was altered, or made with another key");

    private static void CheckLog(
        SignedEntity entity, Artifact artifact, TrustedRoot root, SignerPolicy policy, VerificationKey? key, List<DateTimeOffset> times)
    {
        var logs = new List<LogInstance>();
        var certificate = entity.Certificate;
        var silent = new List<LogInstance>();
        for (var i = 0; i < entity.Entries.Count; i++)
        {
            var entry = entity.Entries[i];
            for (var j = 0; j < i; j++)
            {
                if (entry.IsSame(entity.Entries[j]))
                    throw Refusal.Invalid("a log entry stands twice in the bundle");
            }
            if (LogVerifier.Verify(entry, root.Logs) is not { } log)
                continue;
            LogEntryBody.Check(entry, entity, artifact, key);
            // A time that nobody vouches for proves nothing, but it must not contradict.
            if (certificate is not null && entry.Time is { } time && !certificate.IsValidAt(time))
                throw Refusal.Invalid("the certificate was not valid when the signature was logged");
            if (entry.Promise is not null)
                times.Add(entry.Time!.Value);
            else
                silent.Add(log);
            logs.Add(log);
        }
        if (policy.RequiresLog && times.Count == 0 && logs.Count > 0)
            throw Refusal.Invalid("nobody vouches for the time of the signature, so neither its certificate nor the log's key can be judged");
        // Entries without a time of their own are about as old as the timestamps beside them.
        foreach (var log in silent)
        {
            if (times.Count > 0 && !times.Exists(log.Validity.Contains))
                throw Refusal.Invalid(log.Validity.FaultOf("the log's key", "the signature"));
        }
        if (logs.Count == 0 && policy.RequiresLog)
            throw Refusal.Invalid(entity.Entries.Count == 0 ? "the signature is in no transparency log"
                : "the signature is in no transparency log of the trusted root");
    }

    /// <summary>What the envelope says is about the artifact. A signature over the artifact itself says nothing else.</summary>
    private static string? CheckContent(SignedEntity entity, Artifact artifact)
    {
        if (entity.Envelope is not { } envelope)
            return null;
        var statement = Statement.Read(envelope);
        return statement.IsAbout(artifact) ? statement.PredicateType : throw Refusal.Invalid("the statement is about another artifact");
    }

    private static AcceptedSignature Identified(
        Certificate leaf, List<DateTimeOffset> times, TrustedRoot root, SignerPolicy policy, string? predicate)
    {
        if (times.Count == 0)
            throw Refusal.Invalid("nobody vouches for the time of the signature, so its certificate cannot be judged");
        IReadOnlyList<Certificate> path = [];
        foreach (var time in times)
            path = AuthorityPath.Find(leaf, root.Authorities, time, AuthorityPath.CodeSigning);
        if (policy.RequiresCertificateTimestamp)
            CertificateTimestamps.Check(leaf, path[1], root.CertificateLogs);

        // The policy last, so that a wrong signer is one whose signature is sound.
        var identity = CertificateIdentity.Of(leaf);
        for (var i = 0; i < policy.Identities.Count; i++)
        {
            if (policy.Identities[i].Matches(identity))
                return new AcceptedSignature($"identity {i}", $"{Refusal.Shown(identity.Subject)} ({Refusal.Shown(identity.Issuer)})", predicate);
        }
        throw Foreign($"it is by {Refusal.Shown(identity.Subject)} ({Refusal.Shown(identity.Issuer)}), whom the policy does not name");
    }

    private static bool Agrees(Artifact digest, Artifact artifact)
    {
        foreach (var algorithm in Hashes.All)
        {
            if (digest.Digest(algorithm) is { } stated)
                return artifact.Digest(algorithm) is { } actual && actual.AsSpan().SequenceEqual(stated);
        }
        return false;
    }

    private static Refusal Foreign(string reason) => new(TrustState.WrongSigner, reason);
}
