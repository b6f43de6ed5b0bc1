using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Seaworthy.Images.Notation;

/// <summary>What the specification demands of one statement of a trust policy.</summary>
static partial class StatementRules
{
    public static void Check(NotationStatement statement)
    {
        var here = $"statement '{Refusal.Shown(statement.Name)}'";
        if (statement.Name.Length == 0)
            throw Refusal.Invalid("a statement of the trust policy has no name");
        CheckLevel(statement, here);
        CheckScopes(statement.RegistryScopes, here);
        if (statement.SkipsAll)
        {
            if (statement.TrustStores.Count > 0 || statement.TrustedIdentities.Count > 0)
                throw Refusal.Invalid($"{here} skips verification, and yet names trust stores or identities");
            return;
        }
        if (statement.TrustStores.Count == 0 || statement.TrustedIdentities.Count == 0)
            throw Refusal.Invalid($"{here} must name trust stores and trusted identities");
        foreach (var store in statement.TrustStores)
        {
            if (!IsStore(store))
                throw Refusal.Invalid($"trust store '{Refusal.Shown(store)}' of {here} is not ca:NAME, signingAuthority:NAME or tsa:NAME");
        }
        CheckIdentities(statement.TrustedIdentities, here);
    }

    /// <summary>Names of stores become names of folders.</summary>
    public static bool IsStoreName(string name) => StoreName().IsMatch(name) && name.Trim('.').Length > 0;

    static bool IsStore(string store)
    {
        var colon = store.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && store[..colon] is "ca" or "signingAuthority" or "tsa" && IsStoreName(store[(colon + 1)..]);
    }

    static void CheckLevel(NotationStatement statement, string here)
    {
        if (statement.Level is not ("strict" or "permissive" or "audit" or "skip"))
            throw Refusal.Invalid($"{here} has no verification level strict, permissive, audit or skip");
        if (statement.VerifyTimestamp is not ("" or "always" or "afterCertExpiry"))
            throw Refusal.Invalid($"'verifyTimestamp' of {here} is neither always nor afterCertExpiry");
        if (statement.Override.Count > 0 && statement.SkipsAll)
            throw Refusal.Invalid($"{here} skips verification, so that nothing can be overridden");
        foreach (var (check, action) in statement.Override)
        {
            if (check is not ("authenticity" or "authenticTimestamp" or "expiry" or "revocation"))
                throw Refusal.Invalid($"'{Refusal.Shown(check)}' of {here} cannot be overridden");
            if (action is not ("enforce" or "log" or "skip") || (action == "skip" && check != "revocation"))
                throw Refusal.Invalid($"'{check}' of {here} cannot be set to '{Refusal.Shown(action)}'");
        }
    }

    static void CheckScopes(IReadOnlyList<string> scopes, string here)
    {
        if (scopes.Count == 0)
            throw Refusal.Invalid($"{here} has no registry scopes");
        if (scopes.Count > 1 && scopes.Contains("*"))
            throw Refusal.Invalid($"{here} has registry scope '*' beside others");
        foreach (var scope in scopes)
        {
            if (scope != "*" && (scope.Length > 512 || !Scope().IsMatch(scope)))
                throw Refusal.Invalid($"registry scope '{Refusal.Shown(scope)}' of {here} is not a repository with its registry, without tag or digest");
        }
    }

    static void CheckIdentities(IReadOnlyList<string> identities, string here)
    {
        if (identities.Count > 1 && identities.Contains("*"))
            throw Refusal.Invalid($"{here} trusts '*' beside other identities");
        var names = new List<Dictionary<string, string>>();
        foreach (var identity in identities)
        {
            if (identity == "*")
                continue;
            var colon = identity.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                throw Refusal.Invalid($"identity '{Refusal.Shown(identity)}' of {here} has no kind, such as x509.subject:");
            // Other kinds belong to plug-ins; they trust nobody here.
            if (identity[..colon] != "x509.subject")
                continue;
            names.Add(SubjectName.Parse(identity[(colon + 1)..], out var why)
                ?? throw Refusal.Invalid($"identity '{Refusal.Shown(identity)}' of {here} cannot be used: {why}"));
        }
        if (names.Count > 200)
            throw Refusal.Invalid($"{here} has more than 200 identities");
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
            {
                if (i != j && SubjectName.IsPartOf(names[i], names[j]))
                    throw Refusal.Invalid($"two identities of {here} overlap");
            }
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_.-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex StoreName();

    [GeneratedRegex(
        @"^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*" +
        @"(?::[0-9]+)?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Scope();
}
