using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images;

/// <summary>Answers for one scheme whether an image is signed as its policy wants.</summary>
public interface ISignatureVerifier
{
    TrustScheme Scheme { get; }

    /// <summary>
    /// The verdict. What the registry or server sends is never a reason to throw: it is a state. <see cref="RegistryException"/> goes through for what could
    /// not be
    /// asked, so that the lock keeps what it had; files of the policy that are missing or malformed are a <see cref="TrustPolicyException"/>.
    /// </summary>
    Task<Verdict> VerifyAsync(VerificationRequest request, CancellationToken cancellation);
}

/// <summary>Everything that a verdict may depend on.</summary>
public sealed record VerificationRequest
{
    /// <summary>The image's repository; its <see cref="IRepository.Name"/> is what policies and DCT's GUN speak of.</summary>
    public required IRepository Repository { get; init; }

    /// <summary>Opens another repository by its normalised name, where signatures are kept apart from images; null where there is none to be had.</summary>
    public Func<string, IRepository>? Open { get; init; }

    /// <summary>The index or manifest that is locked.</summary>
    public required Descriptor Image { get; init; }

    /// <summary>The tag as written; null where the reference has a digest alone.</summary>
    public string? Tag { get; init; }

    /// <summary>What is wanted. Its <see cref="TrustScope.Scheme"/> is the verifier's.</summary>
    public required TrustScope Policy { get; init; }

    /// <summary>What the lock has of the image under the same scheme; null for a new one.</summary>
    public LockedImage? Previous { get; init; }

    /// <summary>What was seen of the repository, through whichever tag: the memory against replays and exchanged roots.</summary>
    public IReadOnlyList<Evidence> Seen { get; init; } = [];

    /// <summary>The time that is taken for now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Files that the policy names.</summary>
    public required ITrustFiles Files { get; init; }

    /// <summary>Asks servers that are no registries: notary servers, OCSP responders, CRLs.</summary>
    public required IDocumentClient Documents { get; init; }
}

/// <summary>The disk and environment as far as verifiers may see them. Relative paths start at the policy's folder.</summary>
public interface ITrustFiles
{
    /// <summary>
    /// The bytes of a file; null where it is missing, empty, unreadable, longer than 4 MB or not a regular file. <c>builtin:NAME</c> is a certificate under
    /// <c>Certificates/</c>.
    /// </summary>
    byte[]? Read(string path);

    /// <summary>Full paths of the files right in a folder, in ordinal order; empty where it is not there.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>The bytes of a file that the policy needs.</summary>
    /// <param name="path">As the policy has it.</param>
    /// <param name="what">What it is, as a message begins: <c>Key</c>.</param>
    /// <exception cref="TrustPolicyException">It cannot be read.</exception>
    byte[] Required(string path, string what) =>
        Read(path) ?? throw new TrustPolicyException(
            $"{what} '{Refusal.Shown(path)}' cannot be read: it is missing, empty, larger than 4 MB or not a regular file");

    /// <summary>An environment variable, or null.</summary>
    string? Variable(string name);
}

/// <summary>
/// Fetches documents with the same care as registries: limits, time limits, no private addresses that the policy does not list, credentials for the host
/// they belong to.
/// </summary>
public interface IDocumentClient
{
    /// <summary>The body, or null where the server says that there is none (404). Everything else is a <see cref="RegistryException"/>.</summary>
    Task<ReadOnlyMemory<byte>?> GetAsync(Uri address, DocumentOptions options, CancellationToken cancellation);

    /// <summary>Sends a body (OCSP) and returns the answer's.</summary>
    Task<ReadOnlyMemory<byte>?> PostAsync(Uri address, string contentType, ReadOnlyMemory<byte> body, DocumentOptions options, CancellationToken cancellation);
}

/// <summary>How a document is fetched.</summary>
public sealed record DocumentOptions
{
    /// <summary>Longer bodies are refused.</summary>
    public long Limit { get; init; } = 4 * 1024 * 1024;

    /// <summary>The scope to ask a token for where the server wants one: <c>repository:GUN:pull</c>. Null: no credentials are used.</summary>
    public string? Scope { get; init; }

    /// <summary>Authorities (PEM) for the server's TLS certificate in place of the system's.</summary>
    public byte[]? Certificates { get; init; }

    /// <summary>
    /// True where the user's policy or environment names the server, so that it may have a private address; false for addresses out of certificates or
    /// documents.
    /// </summary>
    public bool IsNamedByUser { get; init; }

    /// <summary>What the server is, for messages.</summary>
    public string? What { get; init; }

    /// <summary>The key of the policy that names <see cref="Certificates"/>, for messages.</summary>
    public string? CertificatesKey { get; init; }

    /// <summary>The whole exchange, retries included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>A file that the policy names is missing or does not hold what it should; the message names the file.</summary>
public sealed class TrustPolicyException : Exception
{
    public TrustPolicyException()
    {
    }

    public TrustPolicyException(string message)
        : base(message)
    {
    }

    public TrustPolicyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
