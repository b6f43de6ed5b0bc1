using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Sigstore;

/// <summary>The keys and authorities of a sigstore deployment: what <c>trusted_root.json</c> holds (sigstore_trustroot.proto).</summary>
public sealed class TrustedRoot
{
    private const string MediaTypePrefix = "application/vnd.dev.sigstore.trustedroot";
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostInstances = 100;
    private static readonly Lock Gate = new();
    private static TrustedRoot? shipped;

    private TrustedRoot(string digest) => Digest = digest;

    /// <summary>The public deployment's, as it was shipped with this assembly.</summary>
    public static TrustedRoot Public
    {
        get
        {
            lock (Gate)
                return shipped ??= Shipped();
        }
    }

    /// <summary><c>sha256:…</c> over the file.</summary>
    public string Digest { get; }

    internal IReadOnlyList<LogInstance> Logs { get; private init; } = [];

    internal IReadOnlyList<LogInstance> CertificateLogs { get; private init; } = [];

    internal IReadOnlyList<AuthorityInstance> Authorities { get; private init; } = [];

    internal IReadOnlyList<AuthorityInstance> TimestampAuthorities { get; private init; } = [];

    /// <summary>
    /// Reads the file. Keys of kinds that are not supported are left out; everything else that cannot be read is a <see cref="TrustPolicyException"/>.
    /// </summary>
    public static TrustedRoot Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            if (utf8.Length > MostBytes)
                throw Refusal.Invalid("the trusted root is too large");
            using var document = StrictJson.Parse(utf8, "the trusted root");
            var root = ProtoJson.From(document.RootElement, "the trusted root");
            var mediaType = root.Text("mediaType");
            if (mediaType.Length > 0 && !mediaType.StartsWith(MediaTypePrefix, StringComparison.Ordinal))
                throw Refusal.Invalid($"'{Refusal.Shown(mediaType)}' is not the media type of a trusted root");
            return new TrustedRoot("sha256:" + Convert.ToHexStringLower(SHA256.HashData(utf8.Span)))
            {
                Logs = LogsOf(root, "tlogs"),
                CertificateLogs = LogsOf(root, "ctlogs"),
                Authorities = AuthoritiesOf(root, "certificateAuthorities"),
                TimestampAuthorities = AuthoritiesOf(root, "timestampAuthorities"),
            };
        }
        catch (Refusal refusal)
        {
            throw new TrustPolicyException(refusal.Message, refusal);
        }
    }

    private static TrustedRoot Shipped()
    {
        using var stream = typeof(TrustedRoot).Assembly.GetManifestResourceStream("sigstore-trusted-root.json")
            ?? throw new InvalidOperationException("The trusted root is missing in this assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Parse(memory.ToArray());
    }

    private static List<LogInstance> LogsOf(ProtoJson root, string field)
    {
        var logs = new List<LogInstance>();
        foreach (var log in root.Messages(field, MostInstances))
        {
            var given = log.Required("publicKey");
            if (Key(given) is not { } key)
                continue;
            var id = log.Message("logId")?.Bytes("keyId") ?? [];
            var checkpoint = log.Message("checkpointKeyId")?.Bytes("keyId") ?? [];
            if (id.Length == 0)
                id = SHA256.HashData(key.Spki);
            // Old files leave the algorithm out; the key says it then.
            var hash = Hashes.FromEnum(log.Enumeration("hashAlgorithm")) ?? HashAlgorithmName.SHA256;
            logs.Add(new LogInstance(NameOf(log.Text("baseUrl")), id, checkpoint.Length > 0 ? checkpoint : id, key, SignatureHash(given, hash),
                ValidityOf(given)));
        }
        return logs;
    }

    private static List<AuthorityInstance> AuthoritiesOf(ProtoJson root, string field)
    {
        var authorities = new List<AuthorityInstance>();
        foreach (var authority in root.Messages(field, MostInstances))
        {
            var chain = new List<Certificate>();
            foreach (var certificate in authority.Required("certChain").Messages("certificates", 20))
                chain.Add(Certificate.Parse(certificate.RequiredBytes("rawBytes")));
            if (chain.Count > 0)
                authorities.Add(new AuthorityInstance(chain, ValidityOf(authority)));
        }
        return authorities;
    }

    private static VerificationKey? Key(ProtoJson key)
    {
        var bytes = key.RequiredBytes("rawBytes");
        return key.Enumeration("keyDetails") is "PKCS1_RSA_PKCS1V5" or "PKCS1_RSA_PSS" or "1" or "2"
            ? VerificationKey.FromRsaPublicKey(bytes)
            : VerificationKey.FromSpki(bytes);
    }

    private static HashAlgorithmName SignatureHash(ProtoJson key, HashAlgorithmName hash) => key.Enumeration("keyDetails") switch
    {
        "PKIX_ECDSA_P384_SHA_384" or "12" => HashAlgorithmName.SHA384,
        "PKIX_ECDSA_P521_SHA_512" or "13" => HashAlgorithmName.SHA512,
        "" => hash,
        _ => HashAlgorithmName.SHA256,
    };

    private static Validity ValidityOf(ProtoJson owner) =>
        owner.Message("validFor") is { } range ? new Validity(range.Time("start"), range.Time("end")) : new Validity(null, null);

    /// <summary>The log's name in checkpoints: its address without scheme and closing slash; null where there is none.</summary>
    private static string? NameOf(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var name = (scheme < 0 ? address : address[(scheme + 3)..]).TrimEnd('/');
        return name.Length > 0 ? name : null;
    }
}

/// <summary>When a key or authority was in use. An end that is missing is open; without a start nothing is known, and it is taken for never.</summary>
internal readonly record struct Validity(DateTimeOffset? Start, DateTimeOffset? End)
{
    public bool Contains(DateTimeOffset time) => Start is { } start && time >= start && !(time > End);

    /// <summary>Why a time is not in it.</summary>
    /// <param name="what">Whose validity it is.</param>
    /// <param name="when">Which time was asked for.</param>
    public string FaultOf(string what, string when) =>
        Start is null ? $"the trusted root does not say since when {what} is in use (validFor.start)" : $"{what} was not in use at the time of {when}";
}

/// <summary>A transparency or certificate transparency log.</summary>
internal sealed record LogInstance(string? Name, byte[] Id, byte[] CheckpointId, VerificationKey Key, HashAlgorithmName Hash, Validity Validity)
{
    /// <summary>Whether an entry's log id is this log's: as the root gives it, or as it follows from the key.</summary>
    public bool HasId(ReadOnlySpan<byte> id) =>
        id.SequenceEqual(Id) || id.SequenceEqual(CheckpointId) || id.SequenceEqual(SHA256.HashData(Key.Spki))
            || (Name is not null && id.SequenceEqual(NoteKey(Name)));

    /// <summary>Whether the four bytes before a checkpoint's signature mean this log's key.</summary>
    public bool HasHint(string name, ReadOnlySpan<byte> hint) =>
        hint.Length == 4 && (CheckpointId.AsSpan().StartsWith(hint) || SHA256.HashData(Key.Spki).AsSpan().StartsWith(hint) || NoteKey(name).AsSpan()
            .StartsWith(hint));

    /// <summary>The id of a key in signed notes (C2SP signed-note, "Signature types"); 1 is Ed25519, and other kinds go by the hash of the key.</summary>
    private byte[] NoteKey(string name) =>
        Key.IsEdwards ? SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', 1, .. Key.Edwards]) : SHA256.HashData(Key.Spki);

    /// <summary>Whether a name in a checkpoint is this log's: with the path of its address, or the host alone, with or without the port.</summary>
    public bool IsNamed(string name)
    {
        if (Name is null)
            return true;
        var host = Name.Split('/')[0];
        return name == Name || name == host || name == host.Split(':')[0];
    }
}

/// <summary>A certificate authority or timestamp authority: from the issuing (or time stamping) certificate up to the root.</summary>
internal sealed record AuthorityInstance(IReadOnlyList<Certificate> Chain, Validity Validity);
