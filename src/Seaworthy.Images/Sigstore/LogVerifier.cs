using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Seaworthy.Images.Sigstore;

/// <summary>Whether a transparency log took an entry in: by its promise (version 1) and by a proof of inclusion with a checkpoint.</summary>
internal static class LogVerifier
{
    /// <summary>
    /// Verifies everything that an entry says for itself and returns the log; null where the trusted root has no such log, so that the entry counts for
    /// nothing.
    /// What does not verify is refused, although another part of the same entry may verify.
    /// </summary>
    public static LogInstance? Verify(LogEntry entry, IReadOnlyList<LogInstance> logs)
    {
        Refusal? first = null;
        foreach (var log in logs)
        {
            if (!log.HasId(entry.LogId))
                continue;
            try
            {
                Verify(entry, log);
                return log;
            }
            catch (Refusal refusal)
            {
                // A log may stand twice in the root, once for each time it was in use.
                first ??= refusal;
            }
        }
        return first is null ? null : throw first;
    }

    private static void Verify(LogEntry entry, LogInstance log)
    {
        if (entry.Promise is null && entry.Proof?.Checkpoint is null)
            throw Refusal.Invalid("the log entry has neither an inclusion promise nor a proof");
        if (entry.Promise is not null)
        {
            if (entry.Time is not { } time)
                throw Refusal.Invalid("the log entry's promise has no time");
            if (!log.Validity.Contains(time))
                throw Refusal.Invalid(log.Validity.FaultOf("the log's key", "the entry"));
            if (!log.Key.VerifyDefault(PromisedBytes(entry), log.Hash, entry.Promise))
                throw Refusal.Invalid("the log entry's promise (signed entry timestamp) does not verify");
        }
        if (entry.Proof is { } proof)
        {
            if (proof.Checkpoint is { } envelope)
            {
                var checkpoint = Checkpoint.Verify(envelope, log);
                if (proof.TreeSize != checkpoint.TreeSize || !proof.RootHash.AsSpan().SequenceEqual(checkpoint.RootHash))
                    throw Refusal.Invalid("the inclusion proof and its checkpoint speak of different trees");
            }
            var root = MerkleTree.Root(entry.Body, proof.Index, proof.TreeSize, proof.Hashes);
            if (root is null || !root.AsSpan().SequenceEqual(proof.RootHash))
                throw Refusal.Invalid("the inclusion proof does not lead to the checkpoint");
        }
    }

    /// <summary>What a promise signs: canonical JSON (RFC 8785). No value in it needs an escape.</summary>
    private static byte[] PromisedBytes(LogEntry entry) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"body\":\"{Convert.ToBase64String(entry.Body)}\",\"integratedTime\":{entry.IntegratedTime}," +
        $"\"logID\":\"{Convert.ToHexStringLower(entry.LogId)}\",\"logIndex\":{entry.Index}}}"));
}
