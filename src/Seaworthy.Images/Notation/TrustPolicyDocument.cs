using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Seaworthy.Images.Notation;

/// <summary>
/// Notation's own trust policy, <c>trustpolicy.json</c> (Notary Project, trust store and trust policy specification 1.0). One that breaks a rule of the
/// specification is refused whole: a policy that is only half understood would trust too much.
/// </summary>
public sealed class TrustPolicyDocument
{
    const int MostBytes = 1024 * 1024;
    const int MostStatements = 1000;

    TrustPolicyDocument(IReadOnlyList<NotationStatement> statements) => Statements = statements;

    public IReadOnlyList<NotationStatement> Statements { get; }

    /// <summary>Reads and checks a policy.</summary>
    /// <exception cref="FormatException">It breaks a rule; the message says which.</exception>
    public static TrustPolicyDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MostBytes)
            throw new FormatException("The trust policy is larger than 1 MiB");
        try
        {
            if (utf8.Span.StartsWith("\uFEFF"u8))
                utf8 = utf8[3..];
            using var document = StrictJson.Parse(utf8, "the trust policy");
            return Of(document.RootElement);
        }
        catch (Refusal refusal)
        {
            throw new FormatException(refusal.Message);
        }
    }

    /// <summary>A policy of statements that were made elsewhere; they are checked as a file's are.</summary>
    /// <exception cref="FormatException">They break a rule; the message says which.</exception>
    public static TrustPolicyDocument Of(IReadOnlyList<NotationStatement> statements)
    {
        try
        {
            Check(statements);
            return new TrustPolicyDocument(statements);
        }
        catch (Refusal refusal)
        {
            throw new FormatException(refusal.Message);
        }
    }

    /// <summary>The policy in a folder that notation uses, or null where there is none; <c>trustpolicy.oci.json</c> goes first.</summary>
    /// <exception cref="FormatException">It breaks a rule, or is no regular file.</exception>
    public static TrustPolicyDocument? Load(string folder)
    {
        foreach (var name in (ReadOnlySpan<string>)["trustpolicy.oci.json", "trustpolicy.json"])
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (file.LinkTarget is not null || Directory.Exists(file.FullName))
                throw new FormatException($"{name} is not a regular file; links are not followed");
            if (!file.Exists)
                continue;
            if (file.Length > MostBytes)
                throw new FormatException("The trust policy is larger than 1 MiB");
            return Parse(RegularFile.Read(file.FullName, MostBytes) ?? throw new FormatException($"{name} is empty or not a regular file"));
        }
        return null;
    }

    /// <summary>The statement for a repository: the one that names it, else the one for all, else null.</summary>
    public NotationStatement? For(string repository) =>
        Statements.FirstOrDefault(s => s.RegistryScopes.Contains(repository,
            StringComparer.Ordinal)) ?? Statements.FirstOrDefault(static s => s.RegistryScopes.Contains("*"));

    static TrustPolicyDocument Of(JsonElement root)
    {
        var version = StrictJson.OptionalText(root, "version", "the trust policy");
        if (string.IsNullOrEmpty(version))
            throw Refusal.Invalid("the trust policy has no version");
        if (version != "1.0")
            throw Refusal.Invalid($"version '{Refusal.Shown(version)}' of the trust policy is not known; 1.0 is");
        if (!root.TryGetProperty("trustPolicies", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostStatements)
            throw Refusal.Invalid("the trust policy has no statements in 'trustPolicies'");
        var statements = new List<NotationStatement>();
        foreach (var item in list.EnumerateArray())
            statements.Add(Statement(item));
        Check(statements);
        return new TrustPolicyDocument(statements);
    }

    static NotationStatement Statement(JsonElement item)
    {
        const string What = "a statement of the trust policy";
        if (item.ValueKind != JsonValueKind.Object)
            throw Refusal.Invalid($"{What} is not an object");
        var name = StrictJson.OptionalText(item, "name", What);
        if (string.IsNullOrEmpty(name))
            throw Refusal.Invalid($"{What} has no name");
        var here = $"statement '{Refusal.Shown(name)}'";
        var verification = StrictJson.Object(item, "signatureVerification", here);
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal);
        if (verification.TryGetProperty("override", out var map) && map.ValueKind != JsonValueKind.Null)
        {
            if (map.ValueKind != JsonValueKind.Object)
                throw Refusal.Invalid($"'override' of {here} is not an object");
            foreach (var member in map.EnumerateObject())
                overrides.Add(member.Name, StrictJson.TryText(member.Value, out var action) ? action
                    : throw Refusal.Invalid($"'override' of {here} does not map to strings"));
        }
        return new NotationStatement(name, Texts(item, "registryScopes", here), StrictJson.OptionalText(verification, "level", here) ?? "")
        {
            Override = overrides,
            VerifyTimestamp = StrictJson.OptionalText(verification, "verifyTimestamp", here) ?? "",
            TrustStores = Texts(item, "trustStores", here),
            TrustedIdentities = Texts(item, "trustedIdentities", here),
        };
    }

    static List<string> Texts(JsonElement item, string member, string here)
    {
        var texts = new List<string>();
        if (!item.TryGetProperty(member, out var list) || list.ValueKind == JsonValueKind.Null)
            return texts;
        if (list.ValueKind != JsonValueKind.Array)
            throw Refusal.Invalid($"'{member}' of {here} is not a list");
        foreach (var entry in list.EnumerateArray())
            texts.Add(StrictJson.TryText(entry, out var text) ? text : throw Refusal.Invalid($"'{member}' of {here} holds something other than strings"));
        return texts;
    }

    static void Check(IReadOnlyList<NotationStatement> statements)
    {
        if (statements.Count == 0)
            throw Refusal.Invalid("the trust policy has no statements");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var scopes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (!names.Add(statement.Name))
                throw Refusal.Invalid($"two statements of the trust policy are named '{Refusal.Shown(statement.Name)}'");
            StatementRules.Check(statement);
            foreach (var scope in statement.RegistryScopes)
            {
                if (!scopes.Add(scope))
                    throw Refusal.Invalid($"registry scope '{Refusal.Shown(scope)}' stands in the trust policy twice");
            }
        }
    }
}
