using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Seaworthy.Images.ContentTrust;
using Xunit;
using static Seaworthy.Images.Tests.ContentTrust.TestRepository;

namespace Seaworthy.Images.Tests.ContentTrust;

public sealed class ContentTrustVerifierTests
{
    static void Is(TrustState state, string reason, Verdict verdict)
    {
        Assert.Contains(reason, verdict.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(state, verdict.State);
    }

    [Theory]
    [InlineData("ecdsa")]
    [InlineData("eddsa")]
    [InlineData("rsapss")]
    [InlineData("rsapkcs1v15")]
    public void A_released_tag_is_signed_and_its_signers_are_named(string method)
    {
        var repository = new TestRepository(method).Publish();
        var verdict = repository.Verify();
        Is(TrustState.Signed, "Tag v1 is signed by alice", verdict);
        Assert.Equal(("alice", Today.AddDays(14).Date, Today.AddYears(3).Date), (verdict.Signer, verdict.FreshUntil!.Value.Date, verdict.Expires!.Value.Date));
        Assert.Equal(["root", "snapshot", "targets", "targets/alice", "targets/releases", "timestamp"], verdict.Evidence.Select(static e => e.Kind));
        Assert.Empty(verdict.Notes);
        Assert.All(repository.Asked.Where(static n => n is not ("root" or "timestamp")), static n => Assert.Contains('.', n));
    }

    [Fact]
    public void A_tag_counts_in_releases_else_in_targets_and_nowhere_else()
    {
        var repository = new TestRepository();
        repository.Tags["targets"]["v1"] = Other;
        repository.Tags["targets"]["top"] = Other;
        repository.Tags["targets/alice"]["hers"] = Image;
        repository.Publish();
        Assert.Equal(TrustState.Signed, repository.Verify().State);
        Is(TrustState.Invalid, "is signed for", repository.Verify(image: Other));
        Is(TrustState.Signed, "by targets", repository.Verify("top", Other));
        Is(TrustState.WrongSigner, "by alice alone", repository.Verify("hers"));
        Is(TrustState.Unsigned, "Tag v2 is not signed", repository.Verify("v2"));
        Is(TrustState.Invalid, "is signed for 349 bytes", repository.Verify(image: Image with { Size = 1 }));
        Is(TrustState.Signed, "Tag v1", repository.Verify(null));
        Is(TrustState.Unsigned, "The digest is not signed", repository.Verify(null, Image with { Digest = "sha256:" + new string('0', 64) }));
        Is(TrustState.Unsigned, "there are no trust data", new TestRepository().Verify());
    }

    [Fact]
    public void Required_signers_and_their_number_are_demanded()
    {
        var repository = new TestRepository();
        repository.Keys["targets/bob"] = [TestKey.Make("ecdsa")];
        repository.Tags["targets/bob"] = [];
        repository.Publish();
        Is(TrustState.Signed, "alice", repository.Verify(with: q => q with { RequiredSigners = ["alice"] }));
        Is(TrustState.WrongSigner, "not by bob", repository.Verify(with: q => q with { RequiredSigners = ["alice", "bob"] }));
        Is(TrustState.WrongSigner, "1 of 2", repository.Verify(with: q => q with { Threshold = 2 }));
        repository.Tags["targets/bob"]["v1"] = Image;
        Is(TrustState.Signed, "alice, bob", repository.Publish().Verify(with: q => q with { Threshold = 2, RequiredSigners = ["bob"] }));
    }

    [Fact]
    public void Delegations_speak_of_their_paths_alone()
    {
        var repository = new TestRepository();
        repository.Paths["targets/releases"] = ["v2"];
        Is(TrustState.WrongSigner, "by alice alone, and not released", repository.Publish().Verify());
        repository.Paths["targets/releases"] = ["x", "v"];
        repository.Paths["targets/alice"] = [];
        Is(TrustState.Signed, "by targets/releases", repository.Publish().Verify());
    }

    [Theory]
    [InlineData("root", TrustState.Expired)]
    [InlineData("targets", TrustState.Expired)]
    [InlineData("snapshot", TrustState.Expired)]
    [InlineData("timestamp", TrustState.StaleTrustData)]
    [InlineData("targets/releases", TrustState.Expired)]
    [InlineData("targets/alice", TrustState.Signed)]
    public void What_expired_is_found_by_the_date_that_is_given(string role, TrustState state)
    {
        var repository = new TestRepository();
        repository.Expiries[role] = Today.AddDays(1);
        repository.Publish();
        Assert.Equal(TrustState.Signed, repository.Verify().State);
        var verdict = repository.Verify(now: Today.AddDays(2));
        Assert.Equal(state, verdict.State);
        if (role != "targets/alice")
            Assert.Contains("expired on 2026-11-27", verdict.Reason, StringComparison.Ordinal);
        else
            Assert.Equal(["Delegation targets/alice is left out: it expired on 2026-11-27"], verdict.Notes);
    }

    [Theory]
    [InlineData("root", TrustState.Invalid)]
    [InlineData("targets", TrustState.Invalid)]
    [InlineData("snapshot", TrustState.Invalid)]
    [InlineData("timestamp", TrustState.Invalid)]
    [InlineData("targets/releases", TrustState.Invalid)]
    [InlineData("targets/alice", TrustState.Signed)]
    public void Thresholds_count_different_keys(string role, TrustState state)
    {
        var repository = new TestRepository();
        repository.Thresholds[role] = 2;
        Assert.Equal(state, repository.Publish().Verify().State);
        // The same key twice is still one key.
        repository.After[role] = file =>
        {
            var node = JsonNode.Parse(file)!;
            node["signatures"]!.AsArray().Add(node["signatures"]![0]!.DeepClone());
            return Encoding.UTF8.GetBytes(node.ToJsonString());
        };
        Assert.Equal(state, repository.Publish().Verify().State);
        repository.After.Clear();
        if (role == "root")
            repository.Root.Add(TestKey.WithCertificate(Gun, Today.AddYears(5), isRsa: true));
        else
            repository.Keys[role].Add(TestKey.Make("eddsa"));
        Assert.Equal((TrustState.Signed, "alice"), (repository.Publish().Verify().State, repository.Verify().Signer));
    }

    [Fact]
    public void Keys_that_are_weak_or_misnamed_verify_nothing()
    {
        var repository = new TestRepository();
        repository.Keys["targets"] = [TestKey.Make("short")];
        Is(TrustState.Invalid, "targets is not signed", repository.Publish().Verify());
        repository = new TestRepository();
        var (real, other) = (repository.Keys["targets"][0], repository.Keys["snapshot"][0]);
        repository.Before["root"] = signed => signed["keys"]![real.Id] = other.Json.DeepClone();
        Is(TrustState.Invalid, "targets is not signed", repository.Publish().Verify());
        repository = new TestRepository();
        repository.Before["root"] = static signed => signed["roles"]!["targets"]!["threshold"] = 0;
        Is(TrustState.Invalid, "threshold", repository.Publish().Verify());
        repository.Before["root"] = static signed => signed["roles"]!["targets"]!["keyids"]!.AsArray().Add("00");
        Is(TrustState.Invalid, "not there", repository.Publish().Verify());
    }

    [Fact]
    public void Older_states_are_recognised_by_what_was_seen()
    {
        var repository = new TestRepository();
        repository.Publish();
        var seen = repository.Verify().Evidence;
        foreach (var role in (string[])["timestamp", "snapshot", "targets", "targets/releases"])
        {
            var newer = seen.Select(e => e.Kind == role ? e with { Version = 2 } : e).ToList();
            var verdict = repository.Verify(with: q => q with { Seen = newer });
            Is(TrustState.RolledBack, $"{role} is of version 1, and 2 was seen", verdict);
            Assert.Equal(newer, verdict.Evidence);
        }
        Assert.Equal(TrustState.Signed, repository.Verify(with: q => q with { Seen = seen }).State);
    }

    [Fact]
    public void A_replayed_snapshot_does_not_fit_the_timestamp()
    {
        var repository = new TestRepository();
        repository.Publish();
        var old = repository.Files["snapshot"];
        repository.Tags["targets/releases"]["v2"] = Other;
        foreach (var role in (string[])["targets/releases", "snapshot", "timestamp"])
            repository.Versions[role] = 2;
        repository.Publish();
        Assert.Equal(TrustState.Signed, repository.Verify("v2", Other).State);
        foreach (var name in repository.Files.Keys.Where(static n => n.StartsWith("snapshot", StringComparison.Ordinal)).ToList())
            repository.Files[name] = old;
        Is(TrustState.Invalid, "snapshot has another length or hash", repository.Verify("v2", Other));
    }

    [Fact]
    public void A_root_that_changed_must_be_signed_by_the_one_before()
    {
        var repository = new TestRepository();
        repository.Publish();
        var seen = repository.Verify().Evidence;
        var first = repository.Root[0];
        Verdict Again() => repository.Publish().Verify(with: q => q with { Seen = seen });

        repository.Root = [TestKey.WithCertificate(Gun, Today.AddYears(5))];
        repository.Versions["root"] = 2;
        Is(TrustState.WrongSigner, "version 2 of the root is not signed by the keys", Again());
        Assert.Equal(TrustState.Signed, repository.Verify().State);
        repository.AlsoSignsRoot.Add(first);
        Is(TrustState.Signed, "alice", Again());

        // Two rotations later every step is looked at.
        var second = repository.Root[0];
        repository.Root = [TestKey.WithCertificate(Gun, Today.AddYears(5))];
        repository.Versions["root"] = 3;
        repository.AlsoSignsRoot.Clear();
        repository.AlsoSignsRoot.Add(second);
        Is(TrustState.Signed, "alice", Again());
        var step = repository.Files["2.root"];
        repository.Files.Remove("2.root");
        Is(TrustState.WrongSigner, "version 2 of the root is missing", repository.Verify(with: q => q with { Seen = seen }));
        repository.Files["2.root"] = repository.Files["root"];
        Is(TrustState.Invalid, "calls itself 3", repository.Verify(with: q => q with { Seen = seen }));
        repository.Files["2.root"] = step;

        // The server has to show the root that was trusted, or nothing binds the new one to it.
        foreach (var name in repository.Files.Where(f => f.Value.AsSpan().SequenceEqual(repository.Files["1.root"])).Select(static f => f.Key).ToList())
            repository.Files.Remove(name);
        Is(TrustState.WrongSigner, "no longer has the one that was trusted", repository.Verify(with: q => q with { Seen = seen }));

        repository.Versions["root"] = 1;
        Is(TrustState.RolledBack, "the root is of version 1", repository.Publish().Verify(with: q => q with { Seen = [new Evidence("root", "sha256:00", 3)] }));
    }

    [Fact]
    public void Roots_are_made_out_to_the_repository()
    {
        void With(TrustState state, string reason, TestKey key)
        {
            var repository = new TestRepository { Root = [key] };
            Is(state, reason, repository.Publish().Verify());
        }
        With(TrustState.Invalid, "no certificate for registry.example", TestKey.WithCertificate("registry.example/ships/other", Today.AddYears(1)));
        With(TrustState.Invalid, "no certificate for registry.example", TestKey.WithCertificate(Gun + "2", Today.AddYears(1)));
        With(TrustState.Invalid, "no certificate for registry.example", TestKey.Make("ecdsa"));
        With(TrustState.Signed, "alice", TestKey.WithCertificate("registry.example/ships/*", Today.AddYears(1)));
        With(TrustState.Signed, "alice", TestKey.WithCertificate(Gun, Today.AddYears(1), isRsa: true));
        With(TrustState.Expired, "it expired on 2026-11-25", TestKey.WithCertificate(Gun, Today.AddDays(-1)));
    }

    [Fact]
    public void Roots_can_be_pinned()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(Today.AddYears(-1), Today.AddYears(1));
        using var stranger = request.CreateSelfSigned(Today.AddYears(-1), Today.AddYears(2));
        var repository = new TestRepository { Root = [TestKey.WithCertificate(Gun, Today.AddMonths(6), (authority, authorityKey))] }.Publish();
        Verdict With(Func<ContentTrustQuestion, ContentTrustQuestion> with) => repository.Verify(with: with);
        Assert.Equal(TrustState.Signed, With(q => q with { PinnedKeyIds = [repository.Root[0].Id] }).State);
        Is(TrustState.WrongSigner, "pins", With(static q => q with { PinnedKeyIds = ["00"] }));
        Assert.Equal(TrustState.Signed, With(q => q with { PinnedAuthorities = [Encoding.ASCII.GetBytes(authority.ExportCertificatePem())] }).State);
        Is(TrustState.WrongSigner, "pins", new TestRepository().Publish()
            .Verify(with: q => q with { PinnedAuthorities = [Encoding.ASCII.GetBytes(authority.ExportCertificatePem())] }));
        Is(TrustState.WrongSigner, "nothing is pinned", With(static q => q with { TrustsFirstUse = false }));
        var seen = repository.Verify().Evidence;
        Assert.Equal(TrustState.Signed, With(q => q with { TrustsFirstUse = false, Seen = seen }).State);
        Assert.NotNull(stranger);
    }

    [Fact]
    public void Malformed_delegations_fail_the_repository_and_badly_signed_ones_are_left_out()
    {
        var repository = new TestRepository();
        repository.After["targets/alice"] = static _ => "{"u8.ToArray();
        Is(TrustState.Invalid, "targets/alice is not well-formed", repository.Publish().Verify());
        repository.After["targets/alice"] = file =>
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));
        var verdict = repository.Publish().Verify();
        Is(TrustState.Signed, "by targets/releases", verdict);
        Assert.Equal(["Delegation targets/alice is left out: it is not signed by enough of its keys"], verdict.Notes);
        repository.After.Clear();
        repository.Before["targets"] = static signed => signed["delegations"]!["roles"]![0]!["name"] = "targets/../root";
        Is(TrustState.Invalid, "does not belong below", repository.Publish().Verify());
        repository.Before["targets"] = static signed => signed["delegations"]!["roles"]![0]!["name"] = "targets/a/b";
        Is(TrustState.Invalid, "does not belong below", repository.Publish().Verify());
        repository.Before["targets"] = static signed => signed["_type"] = "Root";
        Is(TrustState.Invalid, "is of type", repository.Publish().Verify());
    }

    [Fact]
    public void A_refusal_is_asked_for_once_more_from_the_root_on()
    {
        var repository = new TestRepository().Publish();
        repository.Files["timestamp"] = "{}"u8.ToArray();
        Assert.Equal(TrustState.Invalid, repository.Verify().State);
        Assert.Equal(["root", "timestamp", "root", "timestamp"], repository.Asked);
    }

    [Fact]
    public void Blanks_between_tokens_and_the_order_of_members_do_not_matter()
    {
        var repository = new TestRepository();
        foreach (var role in (string[])["root", "targets", "snapshot", "timestamp"])
            repository.After[role] = file =>
            {
                var node = JsonNode.Parse(file)!.AsObject();
                var signed = node["signed"]!.AsObject();
                var turned = new JsonObject(signed.Reverse().Select(static p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
                return Encoding.UTF8.GetBytes(new JsonObject
                {
                    ["signatures"] = node["signatures"]!.DeepClone(),
                    ["signed"] = turned
                }.ToJsonString(new() { WriteIndented = true }));
            };
        Assert.Equal(TrustState.Signed, repository.Publish().Verify().State);
    }

    [Fact]
    public void A_malformed_entry_fails_its_own_tag_alone()
    {
        var repository = new TestRepository();
        repository.Before["targets/releases"] = static signed => signed["targets"]!["bad"] = new JsonObject { ["length"] = "x", ["hashes"] = new JsonObject() };
        repository.Publish();
        Assert.Equal(TrustState.Signed, repository.Verify().State);
        Assert.Equal(TrustState.Signed, repository.Verify(null).State);
        Is(TrustState.Invalid, "without SHA-256", repository.Verify("bad"));
    }

    [Fact]
    public async System.Threading.Tasks.Task A_server_that_stalls_at_every_step_is_given_up()
    {
        var fault = await Assert.ThrowsAsync<RegistryException>(static () => TimeLimit.RunAsync(
            "registry.example/a",
            static async limited =>
            {
                await System.Threading.Tasks.Task.Delay(-1, limited);
                return 1;
            },
            default,
            TimeSpan.FromMilliseconds(20)));
        Assert.Contains("could not be had", fault.Message, StringComparison.Ordinal);
    }
}
