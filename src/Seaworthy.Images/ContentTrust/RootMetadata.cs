using System;
using System.Collections.Generic;
using System.Linq;

namespace Seaworthy.Images.ContentTrust;

/// <summary>The root of trust: which keys stand for the four top _roles.</summary>
sealed class RootMetadata
{
    readonly Dictionary<string, TufRole> _roles = new(StringComparer.Ordinal);

    RootMetadata(SignedMetadata metadata)
    {
        Metadata = metadata;
        var keys = TufRole.ReadKeys(StrictJson.Object(metadata.Signed, "keys", "root"));
        var list = StrictJson.Object(metadata.Signed, "roles", "root");
        foreach (var name in (ReadOnlySpan<string>)["root", "timestamp", "snapshot", "targets"])
            _roles.Add(name, TufRole.Read(name, StrictJson.Object(list, name, "root"), keys));
    }

    public SignedMetadata Metadata { get; }

    public TufRole Role(string name) => _roles[name];

    public static RootMetadata Parse(ReadOnlyMemory<byte> bytes) => new(SignedMetadata.Parse("root", bytes));

    /// <summary>The root role reduced to keys whose certificate is made out to this repository.</summary>
    public TufRole RootRoleFor(string gun, Func<TufKey, bool>? condition = null)
    {
        var role = Role("root");
        return role with
        {
            Keys = role.Keys.Values.Where(key => IsFor(key, gun) && (condition is null || condition(key)))
                .ToDictionary(static key => key.Id, StringComparer.Ordinal),
        };
    }

    /// <summary>The certificate's common name is the repository, or the beginning of it with a star behind.</summary>
    static bool IsFor(TufKey key, string gun)
    {
        // The first certificate is the key's, and those behind it are the authorities above.
        if (key.Certificates is not [var leaf, ..] || !leaf.HasStrongSignature || leaf.IsAuthority == true || key.Certificates.Skip(1)
            .Any(static c => c.IsAuthority != true))
            return false;
        var name = leaf.Attributes.LastOrDefault(static a => a.Type == "CN").Value;
        if (string.IsNullOrEmpty(name))
            return false;
        return name == gun || (name.EndsWith('*') && gun.StartsWith(name[..^1], StringComparison.Ordinal));
    }
}
