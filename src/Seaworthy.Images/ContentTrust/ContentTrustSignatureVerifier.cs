using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.ContentTrust;

/// <summary>Docker Content Trust behind the common interface: finds the server that belongs to a repository.</summary>
public sealed class ContentTrustSignatureVerifier : ISignatureVerifier
{
    const string DockerServer = "notary.docker.io";

    /// <summary>From this day on Docker's own server is gone (docs.docker.com, "Content trust in Docker").</summary>
    static readonly DateTimeOffset DockerServerEnds = new(2026, 12, 8, 0, 0, 0, TimeSpan.Zero);

    public TrustScheme Scheme => TrustScheme.ContentTrust;

    public async Task<Verdict> VerifyAsync(VerificationRequest request, CancellationToken cancellation)
    {
        var policy = request.Policy.ContentTrust ?? throw new TrustPolicyException("The policy names Docker Content Trust and says nothing of it");
        var (server, isNamed) = ServerOf(policy.Server ?? request.Files.Variable("DOCKER_CONTENT_TRUST_SERVER"), request.Repository.Name);
        if (server.Host == DockerServer && request.Now >= DockerServerEnds)
        {
            return new Verdict(TrustScheme.ContentTrust, TrustState.Unsigned,
                "Docker shut down notary.docker.io on 2026-12-08, so its images have no content trust; use require: digest or another server")
            {
                Evidence = request.Seen,
            };
        }
        var question = new ContentTrustQuestion(request.Repository.Name, request.Image, request.Tag, request.Now)
        {
            Seen = request.Seen,
            WasSigned = request.Previous is { State: TrustState.Signed or TrustState.Superseded } previous && previous.Digest == request.Image.Digest,
            PinnedKeyIds = policy.RootKeyIds,
            PinnedAuthorities = [.. policy.RootCertificates.Select(path => (ReadOnlyMemory<byte>)ReadCertificates(request.Files, path))],
            TrustsFirstUse = policy.TrustsFirstUse,
            RequiredSigners = policy.Signers,
            Threshold = request.Policy.Threshold,
        };
        var certificates = policy.ServerCertificates is { } file ? request.Files.Required(file, "Certificate") : null;
        var options = new DocumentOptions
        {
            Scope = $"repository:{request.Repository.Name}:pull",
            Certificates = certificates,
            IsNamedByUser = isNamed,
            What = "notary server",
            CertificatesKey = "contentTrust.serverCertificates",
        };
        var asked = new Server(request.Documents, server, request.Repository.Name, options);
        return await TimeLimit.RunAsync(request.Repository.Name, limited => ContentTrustVerifier.VerifyAsync(question, asked, limited), cancellation)
            .ConfigureAwait(false);
    }

    static (Uri Server, bool IsNamed) ServerOf(string? named, string repository)
    {
        if (string.IsNullOrEmpty(named))
        {
            var host = repository[..repository.IndexOf('/', StringComparison.Ordinal)];
            return (new Uri("https://" + (host == "docker.io" ? DockerServer : host)), false);
        }
        if (!ContentTrustPolicy.IsServer(named))
            throw new TrustPolicyException("The content trust server must be an https address");
        return (new Uri(named), true);
    }

    static byte[] ReadCertificates(ITrustFiles files, string path)
    {
        var bytes = files.Required(path, "Certificate");
        try
        {
            if (Pem.Certificates(bytes).Count > 0)
                return bytes;
        }
        catch (Refusal)
        {
            // Said below.
        }
        throw new TrustPolicyException($"'{path}' holds no certificate");
    }

    sealed class Server(IDocumentClient documents, Uri server, string gun, DocumentOptions options) : ITrustServer
    {
        public Task<ReadOnlyMemory<byte>?> GetAsync(string name, long limit, CancellationToken cancellation) =>
            documents.GetAsync(new Uri($"{server.AbsoluteUri.TrimEnd('/')}/v2/{gun}/_trust/tuf/{name}.json"), options with { Limit = limit }, cancellation);
    }
}
