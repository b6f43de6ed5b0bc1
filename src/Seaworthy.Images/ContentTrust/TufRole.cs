using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Seaworthy.Images.ContentTrust;

/// <summary>Whose signatures, and how many of them, make metadata of a role valid.</summary>
sealed record TufRole(string Name, IReadOnlyDictionary<string, TufKey> Keys, int Threshold)
{
    /// <summary>For delegations: the beginnings of names that the role may speak of.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    public static IReadOnlyDictionary<string, TufKey> ReadKeys(JsonElement keys)
    {
        const int Most = 1000;
        var read = new Dictionary<string, TufKey>(StringComparer.Ordinal);
        if (keys.ValueKind == JsonValueKind.Null)
            return read;
        if (keys.ValueKind != JsonValueKind.Object)
            throw Refusal.Invalid("'keys' is not an object");
        foreach (var member in keys.EnumerateObject())
        {
            var key = TufKey.Parse(member.Value);
            if (read.Count == Most)
                throw Refusal.Invalid($"there are more than {Most} keys");
            read.Add(member.Name, member.Name == key.Id ? key : TufKey.Unusable(member.Name));
        }
        return read;
    }

    /// <summary>Reads <c>{"keyids":[…],"threshold":n}</c>; every id must be that of a known key.</summary>
    public static TufRole Read(string name, JsonElement element, IReadOnlyDictionary<string, TufKey> keys)
    {
        var what = $"role '{Refusal.Shown(name)}'";
        if (element.ValueKind != JsonValueKind.Object)
            throw Refusal.Invalid($"{what} is not an object");
        var threshold = StrictJson.Integer(element, "threshold", what);
        if (threshold is < 1 or > 1000)
            throw Refusal.Invalid($"the threshold of {what} is not a sensible number");
        if (!element.TryGetProperty("keyids", out var ids) || ids.ValueKind != JsonValueKind.Array)
            throw Refusal.Invalid($"{what} names no keys");
        var own = new Dictionary<string, TufKey>(StringComparer.Ordinal);
        foreach (var item in ids.EnumerateArray())
        {
            if (!StrictJson.TryText(item, out var id) || !keys.TryGetValue(id, out var key))
                throw Refusal.Invalid($"{what} names a key that is not there");
            own[id] = key;
        }
        return new TufRole(name, own, (int)threshold);
    }

    /// <summary>Whether as many different keys of the role signed as it takes.</summary>
    public bool Accepts(SignedMetadata metadata)
    {
        var signers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var signature in metadata.Signatures)
        {
            if (!signers.Contains(signature.KeyId) && Keys.TryGetValue(signature.KeyId, out var key)
                && key.Verifies(signature.Method, metadata.Message, signature.Bytes))
                signers.Add(signature.KeyId);
        }
        return signers.Count >= Threshold;
    }

    public bool MaySpeakOf(string target) => Paths.Any(path => target.StartsWith(path, StringComparison.Ordinal));
}
