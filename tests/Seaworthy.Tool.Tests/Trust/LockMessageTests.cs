using System;
using System.Security.Cryptography;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>Reasons are said once, whole, with what to do, and blame the right party.</summary>
public sealed class LockMessageTests
{
    [Fact]
    public void A_signature_of_another_key_is_told_once_and_is_not_called_altered_alone()
    {
        using var registry = new SmallRegistry();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        registry.Sign("kl/a", registry.Push("kl/a", "1", "a"), key);
        using var folder = LockFolder.Create(
            out var run, ("Dockerfile", $"FROM {registry.Host}/kl/a:1\n"), ("k.pub", other.ExportSubjectPublicKeyInfoPem()),
            LockFolder.KeyPolicy(registry.Host, "k.pub"));
        foreach (var output in new[] { run("lock").Exits(1).Output, run("check --only SEA1109").Exits(1).Output })
        {
            Assert.Equal(output.IndexOf("does not verify", StringComparison.Ordinal), output.LastIndexOf("does not verify", StringComparison.Ordinal));
            Assert.Contains("altered, or made with another key", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reason_is_not_cut()
    {
        const string Digest = "sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d";
        var signer = "https://github.example/acme/a-long-name/.github/workflows/release.yml@refs/heads/main (https://token.actions.example)";
        var reason = $"it is by {signer}, whom the policy does not name; the end";
        foreach (var (state, rule) in new[] { ("unsigned", "SEA1104"), ("wrongSigner", "SEA1105"), ("expired", "SEA1106"), ("rolledBack", "SEA1108"),
            ("invalid", "SEA1109") })
        {
            using var folder = LockFolder.Create(
                out var run, ("Dockerfile", $"FROM r.example/a:1@{Digest}\n"),
                    ("seaworthy.trust.yaml", "version: 1\nscopes:\n- images: r.example/*\n  require: contentTrust\n"),
                ("seaworthy.lock.json", $$"""
                    { "version": 1, "images": { "r.example/a:1": {
                      "digest": "{{Digest}}", "trust": { "scheme": "contentTrust", "state": "{{state}}", "reason": "{{reason}}" } } } }
                    """));
            Assert.Contains("; the end", run($"check --only {rule}").Exits(1).Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a/..%2f..")]
    [InlineData("Registry.example/UPPER/x:1")]
    [InlineData("a:1:2")]
    [InlineData("a@sha256:12")]
    [InlineData("[::1/x")]
    [InlineData("[::1]:5000/x")]
    [InlineData("registry.example/PROJECT_ID/x:1")]
    public void A_reference_that_is_none_is_called_so_and_its_path_is_short(string reference)
    {
        using var folder = LockFolder.Create(out var run, ("sub/Dockerfile", $"FROM {reference}\n"));
        var output = run("lock").Exits(0).Output;
        Assert.Contains("skipped", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not known", output, StringComparison.Ordinal);
        Assert.Contains("sub/Dockerfile(1,6)", output, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_in_a_reference_is_not_printed()
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM alice:correct-horse@r.example/x:1\n"));
        Assert.DoesNotContain("correct-horse", run("lock").Exits(0).Output, StringComparison.Ordinal);
    }
}
