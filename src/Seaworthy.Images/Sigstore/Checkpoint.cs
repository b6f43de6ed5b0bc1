using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Seaworthy.Images.Sigstore;

/// <summary>A tree head that a log has signed: a signed note (C2SP signed-note, tlog-checkpoint).</summary>
internal sealed record Checkpoint(string Origin, long TreeSize, byte[] RootHash)
{
    private const int MostCharacters = 64 * 1024;
    private const int MostSignatures = 100;

    /// <summary>Reads a note and demands a signature of the log. Signatures of others, such as witnesses, are passed over.</summary>
    public static Checkpoint Verify(string envelope, LogInstance log)
    {
        if (envelope.Length > MostCharacters)
            throw Refusal.Invalid("the checkpoint is too large");
        var split = envelope.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !envelope.EndsWith('\n') || envelope.Length == split + 2)
            throw Refusal.Invalid("the checkpoint has no signature");
        var text = envelope[..(split + 1)];
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[0].Length == 0 || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size == 0 || lines[1][0] == '0' || ProtoJson.Decode(lines[2]) is not { Length: 32 } root)
        {
            throw Refusal.Invalid("the checkpoint cannot be read");
        }
        if (!IsOrigin(lines[0], log))
            throw Refusal.Invalid($"the checkpoint is of '{Refusal.Shown(lines[0])}', not of the entry's log");

        var signed = Encoding.UTF8.GetBytes(text);
        var isSigned = false;
        foreach (var (name, hint, signature) in Signatures(envelope[(split + 2)..]))
        {
            if (!log.IsNamed(name) || !log.HasHint(name, hint))
                continue;
            if (!log.Key.VerifyDefault(signed, log.Hash, signature))
                throw Refusal.Invalid("the checkpoint's signature does not verify");
            isSigned = true;
        }
        return isSigned ? new Checkpoint(lines[0], size, root) : throw Refusal.Invalid("the checkpoint is not signed by the entry's log");
    }

    /// <summary>Logs of version 1 write the number of a tree behind the name: <c>rekor.sigstore.dev - 2605736670972794746</c>.</summary>
    private static bool IsOrigin(string origin, LogInstance log)
    {
        var dash = origin.IndexOf(" - ", StringComparison.Ordinal);
        if (dash > 0 && dash + 3 < origin.Length && !origin.AsSpan(dash + 3).ContainsAnyExceptInRange('0', '9'))
            origin = origin[..dash];
        return log.IsNamed(origin);
    }

    private static List<(string Name, byte[] Hint, byte[] Signature)> Signatures(string text)
    {
        var signatures = new List<(string, byte[], byte[])>();
        foreach (var line in text[..^1].Split('\n'))
        {
            var parts = line.Split(' ');
            if (parts.Length != 3 || parts[0] != "\u2014" || parts[1].Length == 0 || ProtoJson.Decode(parts[2]) is not { Length: > 4 } bytes
                || signatures.Count == MostSignatures)
            {
                throw Refusal.Invalid("the checkpoint has a malformed signature line");
            }
            signatures.Add((parts[1], bytes[..4], bytes[4..]));
        }
        return signatures;
    }
}
