using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Seaworthy.Images.ContentTrust;

/// <summary>Which tags a role signs, and to whom it hands on.</summary>
sealed class TargetsMetadata
{
    const int MostDelegations = 200;

    TargetsMetadata(SignedMetadata metadata)
    {
        Metadata = metadata;
        Targets = FileDescription.ReadAll(metadata.Signed, "targets", metadata.Role, isLenient: true);
        Delegations = metadata.Signed.TryGetProperty("delegations", out var delegations) && delegations.ValueKind != JsonValueKind.Null
            ? Read(delegations, metadata.Role)
            : [];
    }

    public SignedMetadata Metadata { get; }

    public IReadOnlyDictionary<string, FileDescription> Targets { get; }

    public IReadOnlyList<TufRole> Delegations { get; }

    public static TargetsMetadata Parse(SignedMetadata metadata) => new(metadata);

    static List<TufRole> Read(JsonElement delegations, string owner)
    {
        if (delegations.ValueKind != JsonValueKind.Object)
            throw Refusal.Invalid($"the delegations of {owner} are malformed");
        var keys = delegations.TryGetProperty("keys", out var map) ? TufRole.ReadKeys(map) : new Dictionary<string, TufKey>();
        var roles = new List<TufRole>();
        if (!delegations.TryGetProperty("roles", out var list) || list.ValueKind == JsonValueKind.Null)
            return roles;
        if (list.ValueKind != JsonValueKind.Array)
            throw Refusal.Invalid($"the delegations of {owner} are malformed");
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                throw Refusal.Invalid($"a delegation of {owner} is malformed");
            var name = StrictJson.Text(item, "name", "a delegation");
            if (!IsBelow(name, owner) || roles.Any(r => r.Name == name) || roles.Count == MostDelegations)
                throw Refusal.Invalid($"delegation '{Refusal.Shown(name)}' does not belong below {owner}, or stands there twice");
            roles.Add(TufRole.Read(name, item, keys) with { Paths = Paths(item, name) });
        }
        return roles;
    }

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The name is the owner's with one part more, of letters that may stand in an address.</summary>
    static bool IsBelow(string name, string owner) =>
        name.Length > owner.Length + 1 && name.Length <= 255 && name.StartsWith(owner, StringComparison.Ordinal) && name[owner.Length] == '/'
        && name.AsSpan(owner.Length + 1).IndexOfAnyExcept(NameCharacters) < 0;

    static List<string> Paths(JsonElement item, string name)
    {
        var paths = new List<string>();
        if (!item.TryGetProperty("paths", out var list) || list.ValueKind == JsonValueKind.Null)
            return paths;
        if (list.ValueKind != JsonValueKind.Array)
            throw Refusal.Invalid($"the paths of '{name}' are malformed");
        foreach (var path in list.EnumerateArray())
            paths.Add(StrictJson.TryText(path, out var text) ? text : throw Refusal.Invalid($"the paths of '{name}' are malformed"));
        return paths;
    }
}
