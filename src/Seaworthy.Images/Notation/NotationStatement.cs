using System.Collections.Generic;

namespace Seaworthy.Images.Notation;

/// <summary>What is done when a check fails.</summary>
public enum NotationAction
{
    /// <summary>The signature is refused.</summary>
    Enforce,

    /// <summary>It is written down among the notes.</summary>
    Log,

    /// <summary>It is not checked.</summary>
    Skip,
}

/// <summary>One statement of a trust policy.</summary>
/// <param name="Name">Unique in its policy.</param>
/// <param name="RegistryScopes">Repositories as <c>registry/path</c>, or <c>*</c> alone.</param>
/// <param name="Level"><c>strict</c>, <c>permissive</c>, <c>audit</c> or <c>skip</c>.</param>
public sealed record NotationStatement(string Name, IReadOnlyList<string> RegistryScopes, string Level)
{
    /// <summary>Checks that differ from the level: <c>authenticity</c>, <c>authenticTimestamp</c>, <c>expiry</c>, <c>revocation</c>.</summary>
    public IReadOnlyDictionary<string, string> Override { get; init; } = new Dictionary<string, string>();

    /// <summary><c>always</c>, also where empty, or <c>afterCertExpiry</c>.</summary>
    public string VerifyTimestamp { get; init; } = "";

    /// <summary><c>ca:name</c>, <c>signingAuthority:name</c>, <c>tsa:name</c>.</summary>
    public IReadOnlyList<string> TrustStores { get; init; } = [];

    /// <summary><c>x509.subject: C=…, ST=…, O=…</c>, or <c>*</c> alone.</summary>
    public IReadOnlyList<string> TrustedIdentities { get; init; } = [];

    public bool SkipsAll => Level == "skip";

    /// <summary>What the level with its overrides says of a check.</summary>
    public NotationAction ActionFor(string check)
    {
        if (SkipsAll)
            return NotationAction.Skip;
        if (check == "integrity")
            return NotationAction.Enforce;
        if (Override.TryGetValue(check, out var action))
            return action == "log" ? NotationAction.Log : action == "skip" ? NotationAction.Skip : NotationAction.Enforce;
        return Level switch
        {
            "permissive" when check != "authenticity" => NotationAction.Log,
            "audit" => NotationAction.Log,
            _ => NotationAction.Enforce,
        };
    }
}
