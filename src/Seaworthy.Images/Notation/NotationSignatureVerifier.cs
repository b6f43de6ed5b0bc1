using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Notation;

/// <summary>Notation behind the common interface: the policy's entry becomes a statement and a trust store.</summary>
public sealed class NotationSignatureVerifier : ISignatureVerifier
{
    public TrustScheme Scheme => TrustScheme.Notation;

    public async Task<Verdict> VerifyAsync(VerificationRequest request, CancellationToken cancellation)
    {
        var policy = request.Policy.Notation ?? throw new TrustPolicyException("The policy names Notation and says nothing of it");
        var store = new PolicyTrustStore(policy, request.Files);
        // Before anything is asked: an image without a signature would hide that the policy cannot be kept.
        store.ReadAll();
        if (Statement(policy, request) is not { } statement)
            return NotationVerifier.NoStatement(request.Repository.Name);
        var revocation = policy.ChecksRevocation ? new RevocationChecker(request.Documents) : null;
        return await TimeLimit.RunAsync(
            request.Repository.Name,
            limited => NotationDiscovery.VerifyAsync(request.Repository, request.Image, statement, store, request.Now, revocation, request.Policy.Threshold,
                limited),
            cancellation).ConfigureAwait(false);
    }

    static NotationStatement? Statement(NotationPolicy policy, VerificationRequest request)
    {
        try
        {
            if (policy.PolicyFile is { } path)
            {
                var bytes = request.Files.Required(path, "Trust policy");
                return TrustPolicyDocument.Parse(bytes).For(request.Repository.Name);
            }
            var statement = new NotationStatement(request.Policy.Pattern, ["*"], policy.Level)
            {
                Override = policy.Override,
                VerifyTimestamp = policy.VerifyTimestamp,
                TrustStores = policy.Level == "skip" ? [] : PolicyTrustStore.Names(policy),
                TrustedIdentities = policy.Level == "skip" ? [] : policy.Identities,
            };
            return TrustPolicyDocument.Of([statement]).Statements[0];
        }
        catch (FormatException e)
        {
            throw new TrustPolicyException(e.Message, e);
        }
    }
}

/// <summary>Named stores of a folder that notation uses, and the certificates that the policy itself names.</summary>
sealed class PolicyTrustStore(NotationPolicy policy, ITrustFiles files) : INotationTrustStore
{
    // A store of this name is never looked for on the disk.
    const string Own = "seaworthy.policy";

    public static List<string> Names(NotationPolicy policy)
    {
        var names = new List<string>(policy.TrustStores);
        if (policy.Certificates.Count + policy.RootFingerprints.Count > 0)
        {
            names.Add("ca:" + Own);
            names.Add("signingAuthority:" + Own);
        }
        if (policy.TimestampCertificates.Count > 0)
            names.Add("tsa:" + Own);
        return names;
    }

    public IReadOnlyList<ReadOnlyMemory<byte>>? GetFiles(string type, string name)
    {
        if (name == Own)
            return Read(type == "tsa" ? policy.TimestampCertificates : policy.Certificates);
        if (type is not ("ca" or "signingAuthority" or "tsa") || !StatementRules.IsStoreName(name))
            throw new FormatException("The name of a trust store may have letters, digits, '_', '.' and '-'");
        var list = files.List($"{Folder()}/x509/{type}/{name}");
        foreach (var path in list)
        {
            // Notation follows no links here, and so nobody finds certificates trusted that stand elsewhere.
            if (new FileInfo(path).LinkTarget is not null || Path.GetDirectoryName(path) is { } parent && new DirectoryInfo(parent).LinkTarget is not null)
                throw new FormatException($"Trust store {type}:{name} has a link in it, or is one; links are not followed");
        }
        return list.Count == 0 ? null : Read(list);
    }

    public IReadOnlyList<string> GetFingerprints(string type, string name) => name == Own && type != "tsa" ? policy.RootFingerprints : [];

    /// <summary>Reads everything that the policy itself names.</summary>
    public void ReadAll()
    {
        _ = Read(policy.Certificates);
        _ = Read(policy.TimestampCertificates);
        if (policy.TrustStore is null)
            return;
        foreach (var store in policy.TrustStores)
        {
            var colon = store.IndexOf(':', StringComparison.Ordinal);
            try
            {
                if (colon > 0)
                    _ = GetFiles(store[..colon], store[(colon + 1)..]);
            }
            catch (FormatException)
            {
                // A store that breaks a rule of notation trusts nobody; that is said of the signature.
            }
        }
    }

    List<ReadOnlyMemory<byte>> Read(IReadOnlyList<string> paths) =>
        [.. paths.Select(path => (ReadOnlyMemory<byte>)files.Required(path, "Certificate"))];

    /// <summary>Where notation keeps its trust store: below the user's configuration folder.</summary>
    string Folder()
    {
        if (policy.TrustStore is { } folder)
            return folder;
        var home = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? null : files.Variable("XDG_CONFIG_HOME");
        return (string.IsNullOrEmpty(home) ? NotationFolder.Default : home + "/notation") + "/truststore";
    }
}
