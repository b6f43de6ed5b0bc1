using Seaworthy.Knowledge;

namespace Seaworthy.Trust;

/// <summary>What <c>seaworthy.trust.yaml</c> says, or the built-in policy where there is no such file.</summary>
public sealed record TrustPolicy
{
    /// <summary>The names under which the file is looked for.</summary>
    public const string FileName = FileNames.TrustPolicy;

    /// <summary>Scopes as written; of those that match a repository the most specific one holds.</summary>
    public IReadOnlyList<TrustScope> Scopes { get; init; } = [];

    /// <summary>What is known of registries, by host with its port.</summary>
    public IReadOnlyDictionary<string, RegistryPolicy> Registries { get; init; } = new Dictionary<string, RegistryPolicy>();

    /// <summary>The policy for Microsoft's .NET images stands behind the file's own scopes.</summary>
    public bool UsesBuiltIn { get; init; } = true;

    /// <summary>
    /// <c>sha256:…</c> over what the file says, comments and layout left out; null where there is no file. <see cref="TrustFiles.HashOf"/> adds the files that
    /// it names.
    /// </summary>
    public string? Hash { get; init; }

    /// <summary>
    /// What holds for a repository such as <c>docker.io/library/alpine</c>: never null, and <see cref="TrustScheme.None"/> where nobody asks for a
    /// signature.
    /// </summary>
    public TrustScope For(string repository)
    {
        TrustScope? best = null;
        foreach (var scope in Scopes)
        {
            if (scope.Matches(repository) && (best is null || scope.Specificity > best.Specificity))
                best = scope;
        }
        if (best is null && UsesBuiltIn && BuiltInPolicy.DotNet.Matches(repository))
            best = BuiltInPolicy.DotNet;
        return best ?? TrustScope.DigestOnly;
    }
}

/// <summary>What is wanted of the images of some repositories.</summary>
public sealed record TrustScope
{
    /// <summary>Where no scope matches: a digest is enough.</summary>
    public static TrustScope DigestOnly { get; } = new() { Pattern = "*" };

    /// <summary>A repository, a prefix with <c>/*</c> behind it, or <c>*</c>.</summary>
    public required string Pattern { get; init; }

    /// <summary>The scheme by which an image must be signed; <see cref="TrustScheme.None"/>: none is wanted.</summary>
    public TrustScheme Scheme { get; init; }

    /// <summary>Such images are not locked at all: a team's own, made by the build that uses them.</summary>
    public bool WantsNothing { get; init; }

    /// <summary>How many different trusted parties must have signed; at least 1.</summary>
    public int Threshold { get; init; } = 1;

    /// <summary>The scope is not the user's but ours.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Never null where <see cref="Scheme"/> is <see cref="TrustScheme.Notation"/>.</summary>
    public NotationPolicy? Notation { get; init; }

    /// <summary>Never null where <see cref="Scheme"/> is <see cref="TrustScheme.Sigstore"/>.</summary>
    public SigstorePolicy? Sigstore { get; init; }

    /// <summary>Never null where <see cref="Scheme"/> is <see cref="TrustScheme.ContentTrust"/>.</summary>
    public ContentTrustPolicy? ContentTrust { get; init; }

    /// <summary>Longer patterns say more; an exact one says most.</summary>
    internal int Specificity => Pattern == "*" ? 0 : Pattern.EndsWith("/*", StringComparison.Ordinal) ? Pattern.Length : int.MaxValue;

    public bool Matches(string repository)
    {
        if (Pattern == "*" || Pattern == repository)
            return true;
        // The slash before the star counts, so that "acme/*" does not take in "acme-evil/…".
        return Pattern.EndsWith("/*", StringComparison.Ordinal) && repository.Length >= Pattern.Length
            && string.CompareOrdinal(repository, 0, Pattern, 0, Pattern.Length - 1) == 0;
    }
}

/// <summary>Notation: who may sign and how strictly that is taken. Paths are relative to the policy's folder.</summary>
public sealed record NotationPolicy
{
    /// <summary>
    /// notation's own <c>trustpolicy.json</c>; where it is named, the rest below is taken from the statement in it that matches the repository.
    /// </summary>
    public string? PolicyFile { get; init; }

    /// <summary>A folder laid out like notation's <c>trust-store</c> (<c>x509/ca/NAME/*.pem</c>); null: the user's own, where notation keeps it.</summary>
    public string? TrustStore { get; init; }

    /// <summary><c>strict</c>, <c>permissive</c>, <c>audit</c> or <c>skip</c>, as notation defines them.</summary>
    public string Level { get; init; } = "strict";

    /// <summary>
    /// Per check (<c>authenticity</c>, <c>authenticTimestamp</c>, <c>expiry</c>, <c>revocation</c>) <c>enforce</c>, <c>log</c> or <c>skip</c> in place of
    /// what the level says.
    /// </summary>
    public IReadOnlyDictionary<string, string> Override { get; init; } = new Dictionary<string, string>();

    /// <summary>Named stores of the trust store: <c>ca:NAME</c>, <c>signingAuthority:NAME</c>, <c>tsa:NAME</c>.</summary>
    public IReadOnlyList<string> TrustStores { get; init; } = [];

    /// <summary>Files with certificates (PEM or DER) that are roots of signers, beside the named stores.</summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];

    /// <summary>SHA-256 over roots (lower-case hexadecimal): a chain that carries its root, as notation's do, may end in one of these without a file.</summary>
    public IReadOnlyList<string> RootFingerprints { get; init; } = [];

    /// <summary>Files with roots of timestamp authorities; <c>builtin:NAME</c> is one that is shipped, and is read like any other file.</summary>
    public IReadOnlyList<string> TimestampCertificates { get; init; } = [];

    /// <summary><c>x509.subject: C=US, O=…</c>, or <c>*</c> for anyone below the roots.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary><c>always</c> or <c>afterCertExpiry</c>.</summary>
    public string VerifyTimestamp { get; init; } = "always";

    /// <summary>OCSP and CRLs are asked while locking; else the lock notes that they were not.</summary>
    public bool ChecksRevocation { get; init; }
}

/// <summary>Sigstore: keys, or identities with their issuers. Paths are relative to the policy's folder.</summary>
public sealed record SigstorePolicy
{
    /// <summary>Files with public keys (PEM).</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    public IReadOnlyList<SigstoreIdentity> Identities { get; init; } = [];

    /// <summary>A <c>trusted_root.json</c> in place of the public one that is shipped.</summary>
    public string? TrustedRoot { get; init; }

    /// <summary>An entry in a transparency log is wanted. Without one a certificate needs a timestamp, since it lives for minutes.</summary>
    public bool RequiresLog { get; init; } = true;

    /// <summary>A signed certificate timestamp is wanted in certificates.</summary>
    public bool RequiresCertificateTimestamp { get; init; } = true;

    /// <summary>The repository that holds the signatures where it is not the image's own (<c>COSIGN_REPOSITORY</c>).</summary>
    public string? Repository { get; init; }

    /// <summary>Predicate types of attestations that must be there beside a signature.</summary>
    public IReadOnlyList<string> Attestations { get; init; } = [];
}

/// <summary>
/// Whom a Fulcio certificate must name. Of identity and pattern exactly one is set, and so of the issuer's; patterns are regular expressions over the
/// whole text.
/// </summary>
public sealed record SigstoreIdentity
{
    public string? Identity { get; init; }

    public string? IdentityPattern { get; init; }

    public string? Issuer { get; init; }

    public string? IssuerPattern { get; init; }
}

/// <summary>Docker Content Trust. Paths are relative to the policy's folder.</summary>
public sealed record ContentTrustPolicy
{
    /// <summary>The notary server; null: <c>DOCKER_CONTENT_TRUST_SERVER</c>, else the one that belongs to the registry.</summary>
    public string? Server { get; init; }

    /// <summary>A file with the authority (PEM) of the server's TLS certificate.</summary>
    public string? ServerCertificates { get; init; }

    /// <summary>Key ids of root certificates, any of which the root must carry.</summary>
    public IReadOnlyList<string> RootKeyIds { get; init; } = [];

    /// <summary>Files with authorities (PEM) below which a root certificate must stand.</summary>
    public IReadOnlyList<string> RootCertificates { get; init; } = [];

    /// <summary>With nothing pinned, the first root that is seen is believed, and the lock remembers it.</summary>
    public bool TrustsFirstUse { get; init; } = true;

    /// <summary>Names of signers, as <c>docker trust</c> shows them, who must have signed the tag.</summary>
    public IReadOnlyList<string> Signers { get; init; } = [];

    /// <summary>An address that a notary server may have: https, or http on this machine, and nothing in it that is not for printing.</summary>
    public static bool IsServer(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var server) && server.UserInfo.Length == 0 && server.Query.Length + server.Fragment.Length == 0
        && (server.Scheme == "https" || (server.Scheme == "http" && server.IsLoopback));
}

/// <summary>What <c>lock</c> may do with a registry.</summary>
public sealed record RegistryPolicy
{
    /// <summary>It is asked without TLS. Loopback is so anyway where it does not speak TLS.</summary>
    public bool IsPlainHttp { get; init; }

    /// <summary>It may have an address that is not of the public internet.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Hosts that are asked first, in order, each with its own port.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>A file with the authority (PEM) of its TLS certificate.</summary>
    public string? Certificates { get; init; }
}
