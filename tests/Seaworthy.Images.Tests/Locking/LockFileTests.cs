using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Images.Locking;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Images.Tests.Locking;

/// <summary>The form of the lock file: what is written is read again, and nothing that is read does harm.</summary>
public sealed class LockFileTests
{
    const string Digest = "sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d";

    static readonly LockedImage s_signed = new()
    {
        Reference = "registry.example.com/acme/api:1.4.2",
        Digest = Digest,
        MediaType = "application/vnd.oci.image.index.v1+json",
        Platforms = [new("linux/amd64", Digest), new("linux/arm64/v8", Digest)],
        Scheme = TrustScheme.ContentTrust,
        State = TrustState.Signed,
        Signer = "Käthe \"K\" <k@example.com>",
        Expires = "2027-01-31T12:00:00Z",
        FreshUntil = "2026-12-07T20:32:20Z",
        Evidence = [new("root", Digest, 2), new("signature", Digest)],
        Notes = ["revocation was not checked"],
        Policies = [Digest, "sha256:00"],
    };

    static readonly Dictionary<string, IReadOnlyList<Evidence>> s_memory = new()
    {
        ["registry.example.com/acme/old"] = [new("root", Digest, 3), new("timestamp", Digest, 12)],
    };

    static LockFile Read(string text) => LockReader.Read(new SourceText("seaworthy.lock.json", text));

    [Fact]
    public void What_is_written_is_read_again_and_written_alike()
    {
        var plain = new LockedImage { Reference = "docker.io/library/alpine:3.20", Digest = Digest, MediaType = "application/vnd.oci.image.manifest.v1+json" };
        var text = LockWriter.Write([s_signed, plain], s_memory);
        var read = Read(text);
        Assert.Null(read.Fault);
        Assert.Equal([LockedImage.NoPolicy], read.Entries[0].Image.Policies);
        Assert.Equal([Digest, "sha256:00"], read.Entries[1].Image.Policies);
        Assert.Equal(s_memory["registry.example.com/acme/old"], read.Memory["registry.example.com/acme/old"]);
        Assert.Equal(["docker.io/library/alpine:3.20", "registry.example.com/acme/api:1.4.2"], read.Entries.Select(e => e.Image.Reference));
        Assert.Equal(text, LockWriter.Write(read.Entries.Select(e => e.Image).Reverse(), read.Memory));
        Assert.DoesNotContain('\r', text);
        foreach (var entry in read.Entries)
            Assert.Equal(entry.Image.Reference, read.Source.ToString(entry.Span));
        Assert.Equal(s_signed.Signer, read.Entries[1].Image.Signer);
        Assert.Equal(2, read.Entries[1].Image.Evidence[0].Version);
    }

    [Fact]
    public void An_empty_lock_is_a_lock() => Assert.Null(Read(LockWriter.Write([])).Fault);

    [Fact]
    public void A_damaged_lock_says_so_or_says_the_same_and_never_throws()
    {
        var text = LockWriter.Write([s_signed], s_memory);
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var odd in new[] { '\0', '"', '{', '}', ',', 'x', '\\' })
                Read(text[..i] + odd + text[(i + 1)..]);
            Assert.True(Read(text[..i]).Fault is not null || i == text.Length - 1, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        foreach (var odd in new[] { "", " ", "[]", "null", "{", new string('[', 100_000), "{\"x\":" + new string('{', 100_000) })
            Assert.NotNull(Read(odd).Fault);
    }

    [Theory]
    [InlineData("{ \"version\": 2, \"images\": {} }", "newer")]
    [InlineData("{ \"images\": {} }", "version is missing")]
    [InlineData("{ \"version\": 1, \"images\": { \"alpine\": { \"digest\": \"sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d\" } } }",
        "no full image reference")]
    [InlineData("{ \"version\": 1, \"images\": { \"docker.io/library/a:1\": { \"digest\": \"sha256:9b\" } } }", "digest before this is none")]
    [InlineData("{ \"version\": 1, \"images\": { \"docker.io/library/a:1\": { } } }", "no digest")]
    [InlineData("{ \"version\": 1, \"images\": { \"docker.io/library/a:1\": { \"trust\": { \"state\": \"fine\" } } } }", "state before this is unknown")]
    public void What_is_wrong_is_told(string text, string reason) => Assert.Contains(reason, Read(text).Fault!.Message, StringComparison.Ordinal);

    [Fact]
    public void The_one_hash_of_older_locks_holds_for_all_entries()
    {
        var text = "{ \"version\": 1, \"policy\": \"sha256:00\", \"images\": { \"docker.io/library/a:1\": { \"digest\": \"" + Digest + "\" } } }";
        var entry = Read(text).Entries[0];
        Assert.Equal(["sha256:00"], entry.Image.Policies);
        Assert.Equal("sha256:00", text.Substring(entry.PolicySpan!.Value.Start, entry.PolicySpan.Value.Length));
    }

    [Fact]
    public void Texts_of_strangers_are_tidied()
    {
        Assert.Equal("CN=a?b?[31m", LockWriter.Tidy("CN=a\nb\u001b[31m"));
        Assert.Equal("a?b", LockWriter.Tidy("a\u202Eb"));
        Assert.True(LockWriter.Tidy(new string('x', 10_000)).Length <= 501);
    }
}
