using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Locking;
using Seaworthy.Images.Registry;
using Seaworthy.Images.Tests.Registry;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Images.Tests.Locking;

/// <summary>Locking: what is kept, what changes, and that nothing is lost when half of it fails.</summary>
public sealed class LockerTests
{
    const string Policy = "version: 1\nscopes:\n- { images: r.test/*, require: contentTrust }\n";

    static readonly DateTimeOffset s_now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    readonly Dictionary<string, Store> _stores = [];
    readonly Judge _judge = new();

    Store this[string name] => _stores.TryGetValue(name, out var store) ? store : _stores[name] = new Store(name);

    async Task<LockResult> LockAsync(LockPlan plan, string? previous = null, Func<LockRequest, LockRequest>? change = null)
    {
        var locker = new ImageLocker(name => this[name], null!, _ => null!, [_judge]);
        var request = new LockRequest { Now = s_now, Previous = previous is null ? null : LockReader.Read(new SourceText("seaworthy.lock.json", previous)) };
        return await locker.RunAsync(plan, change is null ? request : change(request), CancellationToken.None);
    }

    static string Text(LockResult result) => LockWriter.Write(result.Images, result.Memory);

    [Fact]
    public async Task An_unchanged_world_gives_an_unchanged_file()
    {
        this["docker.io/library/a"].Push("1", "one");
        this["docker.io/library/b"].Push("2", "two");
        var plan = Plans.Dockerfile("b:2", "a:1");
        var first = Text(await LockAsync(plan));
        var second = await LockAsync(plan, first);
        Assert.Equal(first, Text(second));
        Assert.All(second.Steps, s => Assert.Equal(LockChange.Same, s.Change));
    }

    [Fact]
    public async Task A_moved_tag_stays_locked_is_told_by_a_check_and_taken_by_an_upgrade()
    {
        var store = this["docker.io/library/a"];
        var old = store.Push("1", "one");
        var plan = Plans.Dockerfile("a:1");
        var text = Text(await LockAsync(plan));
        var moved = store.Push("1", "two");
        Assert.Equal(text, Text(await LockAsync(plan, text)));
        var check = await LockAsync(plan, text, r => r with { AsksTags = true });
        Assert.Equal(moved, check.Steps[0].MovedTo);
        Assert.Equal(text, Text(check));
        var upgrade = await LockAsync(plan, text, r => r with { Upgrades = true });
        Assert.Equal((old, moved), (upgrade.Steps[0].Before!.Digest, upgrade.Steps[0].After!.Digest));
        // The manifest's text rules until somebody takes the new digest into it.
        Assert.Equal(old, (await LockAsync(Plans.Dockerfile("a:1@" + old), Text(upgrade))).Images[0].Digest);
    }

    [Fact]
    public async Task What_fails_keeps_what_it_had_and_the_rest_goes_on()
    {
        this["docker.io/library/a"].Push("1", "one");
        this["docker.io/library/b"].Push("1", "two");
        var text = Text(await LockAsync(Plans.Dockerfile("a:1", "b:1")));
        this["docker.io/library/a"].Fault = new RegistryException("docker.io cannot be reached");
        this["docker.io/library/c"].Push("1", "three");
        this["docker.io/library/e"].Fault = new InvalidOperationException("a fault with a secret in it");
        var result = await LockAsync(Plans.Dockerfile("a:1", "b:1", "c:1", "d:1", "e:1"), text);
        Assert.Equal(["docker.io/library/a:1", "docker.io/library/b:1", "docker.io/library/c:1"], result.Images.Select(i => i.Reference));
        Assert.Equal(
            ["docker.io cannot be reached", "docker.io/library/d has no image 1", "a fault of seaworthy (InvalidOperationException); please report it"],
            result.Steps.Select(s => s.Failure).OfType<string>());
    }

    [Fact]
    public async Task Only_one_image_leaves_all_others_alone()
    {
        this["docker.io/library/a"].Push("1", "one");
        this["docker.io/library/b"].Push("1", "two");
        var text = Text(await LockAsync(Plans.Dockerfile("a:1", "b:1", "c:1")));
        this["docker.io/library/a"].Push("1", "other");
        this["docker.io/library/b"].Push("1", "another");
        var result = await LockAsync(Plans.Dockerfile("a:1", "b:1"), text,
            r => r with { Upgrades = true, Only = i => i.Repository.EndsWith("/a", StringComparison.Ordinal) });
        Assert.Equal([LockChange.Changed, LockChange.Same], result.Steps.Select(s => s.Change));
        Assert.Equal(2, result.Images.Count);
    }

    [Fact]
    public async Task What_nothing_names_any_more_goes()
    {
        this["docker.io/library/a"].Push("1", "one");
        this["docker.io/library/b"].Push("1", "two");
        var text = Text(await LockAsync(Plans.Dockerfile("a:1", "b:1")));
        var result = await LockAsync(Plans.Dockerfile("b:1"), text);
        Assert.Equal(["docker.io/library/b:1"], result.Images.Select(i => i.Reference));
        Assert.Equal(LockChange.Removed, result.Steps[0].Change);
    }

    [Fact]
    public async Task A_digest_written_out_that_is_the_tags_own_needs_no_entry_of_its_own()
    {
        var digest = this["docker.io/library/a"].Push("1", "one");
        Assert.Single((await LockAsync(Plans.Dockerfile("a:1", "a:1@" + digest))).Images);
    }

    [Fact]
    public async Task The_memory_of_a_signature_outlives_a_server_that_shows_less()
    {
        this["r.test/a"].Push("1", "one");
        var plan = Plans.Of(("/r/Dockerfile", "FROM r.test/a:1\n"), ("/r/seaworthy.trust.yaml", Policy));
        _judge.Answer = new Verdict(TrustScheme.ContentTrust, TrustState.Signed, "")
        {
            Signer = "alice",
            Evidence = [new("timestamp", "sha256:b", 9), new("root", "sha256:a", 2)]
        };
        var first = await LockAsync(plan);
        Assert.Equal(["root", "timestamp"], first.Images[0].Evidence.Select(e => e.Kind));
        foreach (var state in new[] { TrustState.Unsigned, TrustState.RolledBack, TrustState.Invalid })
        {
            _judge.Answer = new Verdict(TrustScheme.ContentTrust, state, "older") { Evidence = [new("timestamp", "sha256:c", 3)] };
            var result = await LockAsync(plan, Text(first));
            Assert.True(result.Steps[0].IsUntrusted);
            Assert.Equal(state, result.Images[0].State);
            Assert.Equal(9, result.Images[0].Evidence[1].Version);
            Assert.Equal(9, _judge.Seen!.Seen[1].Version);
        }
        _judge.Fault = new TrustPolicyException("root.pem cannot be read");
        Assert.Equal(Text(first), Text(await LockAsync(plan, Text(first))));
    }

    [Fact]
    public async Task An_image_under_two_policies_must_please_both()
    {
        this["r.test/a"].Push("1", "one");
        (string, string)[] files =
        [
            ("/r/Dockerfile", "FROM r.test/a:1\n"), ("/r/sub/Dockerfile", "FROM r.test/a:1\n"),
            ("/r/seaworthy.trust.yaml", "version: 1\n"), ("/r/sub/seaworthy.trust.yaml", Policy),
        ];
        _judge.Answer = new Verdict(TrustScheme.ContentTrust, TrustState.Unsigned, "it is not signed");
        var locked = (await LockAsync(Plans.Of(files))).Images[0];
        Assert.Equal(2, locked.Policies.Count);
        Assert.Equal((TrustScheme.ContentTrust, TrustState.Unsigned), (locked.Scheme, locked.State));
        files[3].Item2 = "version: 1\nbuiltIn: false\n";
        locked = (await LockAsync(Plans.Of(files))).Images[0];
        Assert.Equal((TrustScheme.None, 2), (locked.Scheme, locked.Policies.Count));
    }

    [Fact]
    public async Task An_upgrade_takes_no_unsigned_image_in_place_of_a_signed_one()
    {
        this["r.test/a"].Push("1", "one");
        var plan = Plans.Of(("/r/Dockerfile", "FROM r.test/a:1\n"), ("/r/seaworthy.trust.yaml", Policy));
        _judge.Answer = new Verdict(TrustScheme.ContentTrust, TrustState.Signed, "");
        var text = Text(await LockAsync(plan));
        var other = this["r.test/a"].Push("1", "two");
        _judge.Answer = new Verdict(TrustScheme.ContentTrust, TrustState.Unsigned, "it is not signed");
        var result = await LockAsync(plan, text, r => r with { Upgrades = true });
        Assert.Equal(text, Text(result));
        Assert.StartsWith(other, result.Steps[0].Refused, StringComparison.Ordinal);
        Assert.True(result.Steps[0].IsUntrusted);
        _judge.Answer = new Verdict(TrustScheme.ContentTrust, TrustState.Signed, "");
        Assert.Equal(other, (await LockAsync(plan, text, r => r with { Upgrades = true })).Images[0].Digest);
    }

    [Fact]
    public async Task An_image_that_never_ends_fails_and_the_rest_goes_on()
    {
        this["docker.io/library/a"].Push("1", "one");
        this["docker.io/library/b"].Stalls = true;
        var result = await LockAsync(Plans.Dockerfile("a:1", "b:1"), null, r => r with { Patience = TimeSpan.FromMilliseconds(300) });
        Assert.Contains("took longer", result.Steps[1].Failure, StringComparison.Ordinal);
        Assert.Single(result.Images);
    }

    [Fact]
    public async Task A_newer_statement_of_freshness_is_taken_and_is_no_difference()
    {
        this["r.test/a"].Push("1", "one");
        var plan = Plans.Of(("/r/Dockerfile", "FROM r.test/a:1\n"), ("/r/seaworthy.trust.yaml", Policy));
        _judge.Answer = new Verdict(TrustScheme.ContentTrust, TrustState.Signed, "")
        {
            Signer = "alice",
            FreshUntil = s_now,
            Evidence = [new("timestamp", "sha256:b", 9)]
        };
        var text = Text(await LockAsync(plan));
        _judge.Answer = _judge.Answer with { FreshUntil = s_now.AddDays(14), Evidence = [new("timestamp", "sha256:c", 10)] };
        var renewed = await LockAsync(plan, text);
        Assert.Equal(LockChange.Renewed, renewed.Steps[0].Change);
        Assert.Equal(10, renewed.Images[0].Evidence[0].Version);
        _judge.Answer = _judge.Answer with { Signer = "bob" };
        Assert.Equal(LockChange.Changed, (await LockAsync(plan, text)).Steps[0].Change);
    }

    /// <summary>A repository in memory.</summary>
    sealed class Store(string name) : IRepository
    {
        readonly Dictionary<string, Content> _content = [];

        public string Name { get; } = name;

        public Exception? Fault { get; set; }

        public bool Stalls { get; set; }

        public string Push(string tag, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(FakeRegistry.Image(text));
            var content = new Content(new Descriptor(Manifests.OciManifest, Digests.Of(bytes), bytes.Length), bytes);
            return (_content[tag] = _content[content.Descriptor.Digest] = content).Descriptor.Digest;
        }

        public async Task<Content?> GetManifestAsync(string reference, CancellationToken cancellation)
        {
            if (Stalls)
                await Task.Delay(Timeout.Infinite, cancellation);
            return Fault is null ? _content.GetValueOrDefault(reference) : throw Fault;
        }

        public Task<Content?> GetBlobAsync(Descriptor descriptor, CancellationToken cancellation) => Task.FromResult<Content?>(null);

        public Task<IReadOnlyList<Descriptor>> GetReferrersAsync(string digest, string? artifactType, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Descriptor>>([]);
    }

    sealed class Judge : ISignatureVerifier
    {
        public TrustScheme Scheme => TrustScheme.ContentTrust;

        public Verdict Answer { get; set; } = new(TrustScheme.ContentTrust, TrustState.Unsigned, "");

        public Exception? Fault { get; set; }

        public VerificationRequest? Seen { get; private set; }

        public Task<Verdict> VerifyAsync(VerificationRequest request, CancellationToken cancellation)
        {
            Seen = request;
            return Fault is null ? Task.FromResult(Answer) : throw Fault;
        }
    }
}
