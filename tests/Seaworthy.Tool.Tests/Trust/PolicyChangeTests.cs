using System;
using System.IO;
using System.Security.Cryptography;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>A lock says that it is stale until every entry was verified under the policy, and the keys, that hold for it today.</summary>
public sealed class PolicyChangeTests : IDisposable
{
    const string Rules = "check --only SEA1101,SEA1102,SEA1104,SEA1105,SEA1109";

    readonly SmallRegistry _registry = new();
    readonly ECDsa _first = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly ECDsa _second = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public PolicyChangeTests()
    {
        foreach (var name in (string[])["kl/a", "kl/b"])
            _registry.Sign(name, _registry.Push(name, "1", name), _first);
    }

    public void Dispose() => _registry.Dispose();

    string Policy(string keys) => $$"""
        version: 1
        scopes:
        - images: "{{_registry.Host}}/*"
          require: sigstore
          sigstore: { keys: {{keys}}, requireLog: false }
        """;

    Folder Start(out Func<string, Outcome> run, string policy = "seaworthy.trust.yaml", string manifest = "Dockerfile")
    {
        var folder = LockFolder.Create(out run, (manifest, $"FROM {_registry.Host}/kl/a:1\nFROM {_registry.Host}/kl/b:1\n"), (policy, Policy("k1.pub")));
        var beside = Path.GetDirectoryName(policy)!;
        folder.Write(Path.Combine(beside, "k1.pub"), _first.ExportSubjectPublicKeyInfoPem());
        folder.Write(Path.Combine(beside, "k2.pub"), _second.ExportSubjectPublicKeyInfoPem());
        run("lock").Exits(0);
        run(Rules).Exits(0);
        return folder;
    }

    [Fact]
    public void One_image_that_was_verified_again_does_not_speak_for_the_others()
    {
        using var folder = Start(out var run);
        folder.Write("seaworthy.trust.yaml", Policy("k2.pub"));
        Assert.Contains("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
        run($"lock --only {_registry.Host}/kl/a").Exits(1);
        Assert.Contains("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
        run("lock").Exits(1);
        Assert.DoesNotContain("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_could_not_be_asked_for_stays_stale()
    {
        using var folder = Start(out var run);
        folder.Write("seaworthy.trust.yaml", Policy("[k1.pub, k2.pub]"));
        _registry.Down.Add("kl/b");
        Directory.Delete(folder.At("obj"), recursive: true);
        run("lock").Exits(2);
        Assert.Contains("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
        _registry.Down.Clear();
        run("lock").Exits(0);
        run(Rules).Exits(0);
    }

    [Fact]
    public void A_policy_below_the_lock_counts()
    {
        using var folder = Start(out var run, "sub/seaworthy.trust.yaml", "sub/Dockerfile");
        folder.Write("sub/seaworthy.trust.yaml", Policy("k2.pub"));
        Assert.Contains("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_policy_below_the_lock_counts()
    {
        using var folder = Start(out var run, manifest: "sub/Dockerfile");
        folder.Write("sub/k2.pub", _second.ExportSubjectPublicKeyInfoPem());
        folder.Write("sub/seaworthy.trust.yaml", Policy("k2.pub"));
        Assert.Contains("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
        run("lock").Exits(1);
        Assert.DoesNotContain("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_went_counts()
    {
        using var folder = Start(out var run);
        File.Delete(folder.At("seaworthy.trust.yaml"));
        Assert.Contains("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
        run("lock").Exits(0);
        run(Rules).Exits(0);
    }

    [Fact]
    public void A_key_that_was_swapped_counts()
    {
        using var folder = Start(out var run);
        folder.Write("k1.pub", _second.ExportSubjectPublicKeyInfoPem());
        Assert.Contains("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
        run("lock").Exits(1);
        Assert.DoesNotContain("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
        // A file that the policy does not name is none of its business.
        folder.Write("k2.pub", _first.ExportSubjectPublicKeyInfoPem());
        Assert.DoesNotContain("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("require: sigstore\n  sigstore: { keys: k1.pub, trustedRoot: files/x, requireLog: false }", "files/x")]
    [InlineData("require: notation\n  notation: { certificates: files/x, identities: '*' }", "files/x")]
    [InlineData("require: notation\n  notation: { policyFile: files/x }", "files/x")]
    [InlineData("require: notation\n  notation: { trustStore: files, trustStores: 'ca:acme', identities: '*' }", "files/x509/ca/acme/root.pem")]
    [InlineData("require: notation\n  notation: { trustStore: files, trustStores: 'ca:acme', identities: '*', timestampCertificates: files/x }", "files/x")]
    [InlineData("require: contentTrust\n  contentTrust: { rootCertificates: files/x }", "files/x")]
    public void Every_file_that_a_policy_names_counts(string scope, string changed)
    {
        using var folder = LockFolder.Create(
            out var run, ("Dockerfile", $"FROM {_registry.Host}/kl/a:1\n"),
                ("seaworthy.trust.yaml", $"version: 1\nscopes:\n- images: other.example/*\n  {scope}\n"), ("files/x", "one"),
            ("files/x509/ca/acme/root.pem", "one"), ("k1.pub", _first.ExportSubjectPublicKeyInfoPem()));
        run("lock").Exits(0);
        run(Rules).Exits(0);
        folder.Write(changed, "two");
        Assert.Contains("SEA1102", run(Rules).Exits(1).Output, StringComparison.Ordinal);
        run("lock").Exits(0);
        run(Rules).Exits(0);
    }
}
