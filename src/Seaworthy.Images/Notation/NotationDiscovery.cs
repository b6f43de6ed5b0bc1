using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Notation;

/// <summary>Finds the signatures of a manifest in its repository and verifies them (Notary Project signature specification, "Storage").</summary>
public static class NotationDiscovery
{
    public const string ArtifactType = "application/vnd.cncf.notary.signature";

    // As many as notation itself tries at most; a registry may not keep us busy for ever.
    const int MostSignatures = 50;
    const int MostBytes = 4 * 1024 * 1024;

    /// <summary>The best that the signatures of the manifest can say: it is enough that as many of different signers hold as the threshold wants.</summary>
    /// <exception cref="RegistryException">The registry cannot be asked.</exception>
    public static async Task<Verdict> VerifyAsync(
        IRepository repository,
        Descriptor target,
        NotationStatement statement,
        INotationTrustStore store,
        DateTimeOffset now,
        RevocationChecker? revocation,
        int threshold,
        CancellationToken cancellation)
    {
        if (statement.SkipsAll)
            return NotationVerifier.Skipped(statement);
        var referrers = await repository.GetReferrersAsync(target.Digest, ArtifactType, cancellation).ConfigureAwait(false);
        var refused = new List<Verdict>();
        var signed = new SortedDictionary<string, Verdict>(StringComparer.Ordinal);
        var tried = 0;
        foreach (var referrer in referrers.Where(static r => r.ArtifactType is null or ArtifactType).OrderBy(static r => r.Digest, StringComparer.Ordinal))
        {
            if (tried == MostSignatures)
            {
                refused.Add(Wrong($"Only the first {MostSignatures} signatures were looked at"));
                break;
            }
            var verdict = await VerifyAsync(repository, target, referrer, statement, store, now, revocation, cancellation).ConfigureAwait(false);
            if (verdict is null)
                continue;
            tried++;
            if (verdict.State != TrustState.Signed)
                refused.Add(verdict);
            else if (signed.TryAdd(verdict.Signer ?? "", verdict) && signed.Count >= threshold)
                return Together([.. signed.Values]);
        }
        if (signed.Count > 0)
            refused.Insert(0, Together([.. signed.Values]) with
            {
                State = TrustState.WrongSigner,
                Reason = $"{signed.Count} of {threshold} trusted parties that the policy wants have signed"
            });
        if (refused.Count == 0)
            return new Verdict(TrustScheme.Notation, TrustState.Unsigned, "There is no Notation signature");
        var best = refused.MinBy(static v => Rank(v.State))!;
        return refused.Count == 1 ? best : best with
        {
            Notes = [.. best.Notes, .. refused.Where(v => v != best)
            .Select(static v => "Another signature: " + v.Reason).Distinct().Order(StringComparer.Ordinal).Take(5)]
        };
    }

    static Verdict Together(IReadOnlyList<Verdict> verdicts) => verdicts.Count == 1 ? verdicts[0] : verdicts[0] with
    {
        Reason = string.Join("; ", verdicts.Select(static v => v.Reason)),
        Signer = string.Join("; ", verdicts.Select(static v => v.Signer)),
        Expires = verdicts.Min(static v => v.Expires),
        Evidence = [.. verdicts.SelectMany(static v => v.Evidence)],
        Notes = [.. verdicts.SelectMany(static v => v.Notes).Distinct()],
    };

    /// <summary>The verdict on one referrer, or null where it is no Notation signature.</summary>
    static async Task<Verdict?> VerifyAsync(
        IRepository repository,
        Descriptor target,
        Descriptor referrer,
        NotationStatement statement,
        INotationTrustStore store,
        DateTimeOffset now,
        RevocationChecker? revocation,
        CancellationToken cancellation)
    {
        if (await repository.GetManifestAsync(referrer.Digest, cancellation).ConfigureAwait(false) is not { } manifest)
            return Wrong("A signature's manifest is listed and cannot be found");
        Descriptor? layer;
        try
        {
            layer = Layer(manifest.Bytes, target);
        }
        catch (Exception e) when (e is Refusal or InvalidOperationException or FormatException)
        {
            return Wrong("The manifest of a signature is malformed" + (e is Refusal ? ": " + e.Message : ""));
        }
        if (layer is null)
            return null;
        if (layer.Size is <= 0 or > MostBytes)
            return Wrong("A signature is larger than 4 MiB");
        if (await repository.GetBlobAsync(layer, cancellation).ConfigureAwait(false) is not { } blob)
            return Wrong("A signature is listed and cannot be found");
        var signature = new NotationSignature(repository.Name, target, blob.Bytes, layer.MediaType);
        return await NotationVerifier.VerifyAsync(signature, statement, store, now, revocation, cancellation).ConfigureAwait(false);
    }

    /// <summary>The one layer of a signature's manifest; null for a manifest of another kind.</summary>
    internal static Descriptor? Layer(ReadOnlyMemory<byte> manifest, Descriptor target)
    {
        const string What = "the manifest";
        using var document = StrictJson.Parse(manifest, What);
        var root = document.RootElement;
        var type = StrictJson.OptionalText(root, "artifactType", What);
        // Before artifact types there were, the type of the configuration said what an artifact is.
        if (string.IsNullOrEmpty(type) && root.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object)
            type = StrictJson.OptionalText(config, "mediaType", "the configuration");
        if (type != ArtifactType)
            return null;
        if (StrictJson.Text(StrictJson.Object(root, "subject", What), "digest", "the subject") != target.Digest)
            throw Refusal.Invalid("it is about another image");
        var list = root.TryGetProperty("layers", out var layers) ? layers : root.TryGetProperty("blobs", out var blobs) ? blobs : default;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() != 1 || list[0].ValueKind != JsonValueKind.Object)
            throw Refusal.Invalid("it does not have exactly one layer");
        return new Descriptor(StrictJson.Text(list[0], "mediaType", "the layer"), StrictJson.Text(list[0], "digest", "the layer"),
            StrictJson.Integer(list[0], "size", "the layer"));
    }

    static Verdict Wrong(string reason) => new(TrustScheme.Notation, TrustState.Invalid, reason);

    static int Rank(TrustState state) => state switch
    {
        TrustState.Expired => 0,
        TrustState.WrongSigner => 1,
        _ => 2,
    };
}
