using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.ContentTrust;
using Seaworthy.Images.Registry;
using Seaworthy.Images.Tests.Notation;
using Xunit;

namespace Seaworthy.Images.Tests.ContentTrust;

/// <summary>What the real notary signs is understood, and what is done to it is noticed.</summary>
public sealed class RealNotaryTests(NotaryServer notary) : IClassFixture<NotaryServer>
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    static Descriptor Image(string text) => new("application/vnd.oci.image.manifest.v1+json", "sha256:"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), 300 + text.Length);

    static Task<Verdict> VerifyAsync(ITrustServer server, string gun, string tag, Descriptor image, DateTimeOffset? now = null,
        IReadOnlyList<Evidence>? seen = null, IReadOnlyList<string>? signers = null) =>
        ContentTrustVerifier.VerifyAsync(
            new ContentTrustQuestion(gun, image, tag, now ?? Now) { Seen = seen ?? [], RequiredSigners = signers ?? [] }, server, CancellationToken.None);

    [NotaryFact]
    public async Task Delegations_expiry_tampering_and_replays()
    {
        const string Gun = "registry.example/real/app";
        var (first, second) = (Image("one"), Image("second"));
        notary.Init("a", false, Gun);
        notary.Sign("a", false, Gun, "v1", first);
        var server = notary.Server(false, Gun);
        Assert.Equal(TrustState.Unsigned, (await VerifyAsync(notary.Server(false, "registry.example/real/none"), "registry.example/real/none", "v1", first))
            .State);
        var verdict = await VerifyAsync(server, Gun, "v1", first);
        Assert.Equal((TrustState.Signed, "targets"), (verdict.State, verdict.Signer));
        var (old, seenOld) = (new Dictionary<string, byte[]>(server.Said), verdict.Evidence);

        notary.Delegate("a", false, Gun, "targets/releases", "targets/alice");
        notary.Sign("a", false, Gun, "v2", second, "targets/releases", "targets/alice");
        verdict = await VerifyAsync(server, Gun, "v2", second, seen: seenOld, signers: ["alice"]);
        Assert.Equal((TrustState.Signed, "alice"), (verdict.State, verdict.Signer));
        Assert.Equal(TrustState.Invalid, (await VerifyAsync(server, Gun, "v2", first)).State);
        Assert.Equal(TrustState.Unsigned, (await VerifyAsync(server, Gun, "v3", first)).State);

        // The clock: the timestamp holds for two weeks, the rest for years.
        Assert.Equal(TrustState.StaleTrustData, (await VerifyAsync(server, Gun, "v2", second, Now.AddDays(15))).State);
        Assert.Equal(TrustState.Expired, (await VerifyAsync(server, Gun, "v2", second, Now.AddYears(4))).State);
        Assert.InRange(verdict.FreshUntil!.Value, Now.AddDays(13), Now.AddDays(15));

        // A server that went back to what it said before.
        Assert.Equal(TrustState.RolledBack, (await VerifyAsync(new FrozenServer(old), Gun, "v1", first, seen: verdict.Evidence)).State);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(new FrozenServer(old), Gun, "v1", first)).State);

        // An old snapshot under the new timestamp; then every file with every byte changed.
        var said = server.Said;
        var frozen = new FrozenServer(said);
        foreach (var name in frozen.Files.Keys.Where(static n => n.StartsWith("snapshot", StringComparison.Ordinal)).ToList())
            frozen.Files[name] = old.First(static f => f.Key.StartsWith("snapshot", StringComparison.Ordinal)).Value;
        Assert.Equal(TrustState.Invalid, (await VerifyAsync(frozen, Gun, "v2", second)).State);
        frozen = new FrozenServer(said);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(frozen, Gun, "v2", second)).State);
        var used = new HashSet<string>();
        _ = await VerifyAsync(new Recorder(frozen, used), Gun, "v2", second);
        Assert.Equal(6, used.Count);
        foreach (var name in used)
        {
            var file = said[name];
            for (var i = 0; i < file.Length; i += name.StartsWith("root", StringComparison.Ordinal) || !name.Contains('.', StringComparison.Ordinal) ? 1 : 7)
            {
                frozen.Files[name] = (byte[])file.Clone();
                frozen.Files[name][i] ^= 4;
                Assert.NotEqual(TrustState.Signed, (await VerifyAsync(frozen, Gun, "v2", second)).State);
            }
            frozen.Files[name] = file;
        }
    }

    [NotaryFact]
    public async Task Roots_that_rotate()
    {
        const string Gun = "registry.example/real/rotating";
        var image = Image("one");
        notary.Init("b", false, Gun);
        notary.Sign("b", false, Gun, "v1", image);
        var server = notary.Server(false, Gun);
        var before = await VerifyAsync(server, Gun, "v1", image);
        notary.Notary("b", false, "key", "rotate", Gun, "root");
        Assert.Equal(TrustState.Signed, (await VerifyAsync(server, Gun, "v1", image, seen: before.Evidence)).State);
        notary.Notary("b", false, "key", "rotate", Gun, "root");
        var after = await VerifyAsync(server, Gun, "v1", image, seen: before.Evidence);
        Assert.Equal((TrustState.Signed, before.Reason), (after.State, after.Reason));
        var (version, newer) = (before.Evidence.First(static e => e.Kind == "root").Version, after.Evidence.First(static e => e.Kind == "root").Version);
        Assert.True(newer >= version + 2, $"{version} → {newer}");
        var frozen = new FrozenServer(server.Said);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(frozen, Gun, "v1", image, seen: before.Evidence)).State);
        frozen.Files.Remove((version + 1) + ".root");
        Assert.Equal(TrustState.WrongSigner, (await VerifyAsync(frozen, Gun, "v1", image, seen: before.Evidence)).State);

        // Somebody else's repository under the same name.
        notary.Init("c", true, Gun);
        notary.Sign("c", true, Gun, "v1", image);
        Assert.Equal(TrustState.Signed, (await VerifyAsync(notary.Server(true, Gun), Gun, "v1", image)).State);
        var stranger = await VerifyAsync(notary.Server(true, Gun), Gun, "v1", image, seen: before.Evidence);
        Assert.True(stranger.State is TrustState.WrongSigner or TrustState.RolledBack, stranger.Reason);
        Assert.Equal(before.Evidence, stranger.Evidence);
    }

    [NotaryFact]
    public async Task Edwards_curves()
    {
        const string Gun = "registry.example/real/edwards";
        var image = Image("one");
        notary.Init("d", true, Gun);
        notary.Delegate("d", true, Gun, "targets/releases");
        notary.Sign("d", true, Gun, "v1", image, "targets/releases");
        var server = notary.Server(true, Gun);
        Assert.Equal("Tag v1 is signed by targets/releases", (await VerifyAsync(server, Gun, "v1", image)).Reason);
        Assert.Contains("eddsa", Encoding.UTF8.GetString(server.Said["timestamp"]), StringComparison.Ordinal);
    }

    [NotaryFact]
    public async Task The_registry_client_asks_it_too()
    {
        const string Gun = "registry.example/real/client";
        var image = Image("one");
        notary.Init("e", false, Gun);
        notary.Sign("e", false, Gun, "v1", image);
        using var client = new RegistryClient(new RegistryOptions());
        var request = new VerificationRequest
        {
            Repository = new MemoryRepository { Name = Gun },
            Image = image,
            Tag = "v1",
            Policy = new TrustScope
            {
                Pattern = "*",
                Scheme = TrustScheme.ContentTrust,
                ContentTrust = new ContentTrustPolicy { Server = notary.Address.AbsoluteUri, ServerCertificates = "ca.pem" },
            },
            Now = DateTimeOffset.UtcNow,
            Files = new MemoryFiles { ["ca.pem"] = notary.Authority },
            Documents = client,
        };
        var verdict = await new ContentTrustSignatureVerifier().VerifyAsync(request, CancellationToken.None);
        Assert.Equal((TrustState.Signed, "targets"), (verdict.State, verdict.Signer));
        Assert.Equal(TrustState.Unsigned, (await new ContentTrustSignatureVerifier()
            .VerifyAsync(request with { Repository = new MemoryRepository { Name = Gun + "2" } }, CancellationToken.None)).State);
        var untrusted = await Assert.ThrowsAsync<RegistryException>(() => new ContentTrustSignatureVerifier().VerifyAsync(
            request with { Policy = request.Policy with { ContentTrust = request.Policy.ContentTrust with { ServerCertificates = null } } },
                CancellationToken.None));
        Assert.Contains("notary server " + notary.Address.Authority, untrusted.Message, StringComparison.Ordinal);
        Assert.Contains("set contentTrust.serverCertificates in seaworthy.trust.yaml", untrusted.Message, StringComparison.Ordinal);
    }

    sealed class Recorder(ITrustServer inner, HashSet<string> used) : ITrustServer
    {
        public Task<ReadOnlyMemory<byte>?> GetAsync(string name, long limit, CancellationToken cancellation)
        {
            used.Add(name);
            return inner.GetAsync(name, limit, cancellation);
        }
    }
}
