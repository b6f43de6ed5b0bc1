using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.ContentTrust;

/// <summary>The root of trust: which keys stand for the four top roles.</summary>
internal sealed class RootMetadata
{
    private readonly Dictionary<string, TufRole> roles = new(StringComparer.Ordinal);

    private RootMetadata(SignedMetadata metadata)
    {
        Metadata = metadata;
        var keys = TufRole.ReadKeys(StrictJson.Object(metadata.Signed, "keys", "root"));
        var list = StrictJson.Object(metadata.Signed, "roles", "root");
        foreach (var name in (ReadOnlySpan<string>)["root", "timestamp", "snapshot", "targets"])
            roles.Add(name, TufRole.Read(name, StrictJson.Object(list, name, "root"), keys));
    }

    public SignedMetadata Metadata { get; }

    public TufRole Role(string name) => roles[name];

    public static RootMetadata Parse(ReadOnlyMemory<byte> bytes) => new(SignedMetadata.Parse("root", bytes));

    /// <summary>The root role reduced to keys whose certificate is made out to this repository.</summary>
    public TufRole RootRoleFor(string gun, Func<TufKey, bool>? condition = null)
    {
        var role = Role("root");
        return role with
        {
            Keys = role.Keys.Values.Where(key => IsFor(key, gun) && (condition is null || condition(key))).ToDictionary(static key => key.Id, StringComparer.Ordinal),
        };
    }

    /// <summary>The certificate's common name is the repository, or the beginning of it with a star behind.</summary>
    private static bool IsFor(TufKey key, string gun)
    {
        if (key.Certificates is not [var leaf, ..] || !leaf.HasStrongSignature || leaf.IsAuthority == true)
            return false;
        var name = leaf.Attributes.LastOrDefault(static a => a.Type == "CN").Value;
        if (string.IsNullOrEmpty(name))
            return false;
        return name == gun || (name.EndsWith('*') && gun.StartsWith(name[..^1], StringComparison.Ordinal));
    }
}
