using System;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>A policy comes with a pull request: what it names is read within bounds, and what is wrong with it is told where it is written.</summary>
public sealed class HostilePolicyTests
{
    const string Sigstore = "require: sigstore\n  sigstore: { keys: FILE, requireLog: false }";

    [Theory]
    [InlineData(Sigstore, "/dev/zero")]
    [InlineData(Sigstore, "/dev/random")]
    [InlineData(Sigstore, "pipe")]
    [InlineData(Sigstore, "link")]
    [InlineData(Sigstore, "folder")]
    [InlineData(Sigstore, "large")]
    [InlineData("require: sigstore\n  sigstore: { keys: k.pub, trustedRoot: FILE, requireLog: false }", "pipe")]
    [InlineData("require: notation\n  notation: { policyFile: FILE }", "link")]
    [InlineData("require: notation\n  notation: { certificates: FILE, identities: '*' }", "/dev/zero")]
    [InlineData("require: notation\n  notation: { trustStore: store, trustStores: 'ca:acme', identities: '*' }", "store")]
    [InlineData("require: contentTrust\n  contentTrust: { rootCertificates: FILE }", "pipe")]
    [InlineData("require: contentTrust\n  contentTrust: { serverCertificates: FILE, server: 'https://HOST' }", "link")]
    public void Only_regular_files_are_read_and_no_more_than_a_bound(string scope, string file)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var registry = new SmallRegistry();
        registry.Push("kl/a", "1", "a");
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/kl/a:1\n"), ("folder/x", ""),
            ("large", new string('x', 5_000_000)));
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
            folder.Write("k.pub", key.ExportSubjectPublicKeyInfoPem());
        scope = scope.Replace("FILE", file, StringComparison.Ordinal).Replace("HOST", registry.Host, StringComparison.Ordinal);
        folder.Write("seaworthy.trust.yaml", LockFolder.Policy($"'{registry.Host}/*'", scope));
        Directory.CreateDirectory(folder.At("store/x509/ca/acme"));
        MakePipe(folder.At("pipe"));
        MakePipe(folder.At("store/x509/ca/acme/pipe"));
        File.CreateSymbolicLink(folder.At("link"), "/dev/zero");
        var outcome = run("lock").Exits(2);
        Assert.DoesNotContain("fault of seaworthy", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("longer than", outcome.Output, StringComparison.Ordinal);
        // A build reads the same files for their hash.
        Assert.True(run("check --only SEA1100,SEA1102").ExitCode < 2);
    }

    [Fact]
    public void The_certificate_of_a_registry_is_read_within_bounds_too()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var registry = new SmallRegistry();
        using var folder = LockFolder.Create(
            out var run, ("Dockerfile", $"FROM {registry.Host}/kl/a:1\n"),
                ("seaworthy.trust.yaml", $"version: 1\nregistries:\n  {registry.Host}: {{ certificates: pipe }}\n"));
        MakePipe(folder.At("pipe"));
        run("lock").Exits(2);
    }

    [Theory]
    [InlineData("require: sigstore\n  sigstore: { identities: [ { identityPattern: '(a', issuer: b } ] }", "4,", "identityPattern")]
    [InlineData("require: sigstore\n  sigstore: { identities: [ { identityPattern: '*a', issuer: b } ] }", "4,", "identityPattern")]
    [InlineData("require: sigstore\n  sigstore: { identities: [ { identity: a, issuerPattern: '(?=x)y' } ] }", "4,", "issuerPattern")]
    [InlineData("require: sigstore\n  sigstore: { identities: [ { identity: a, issuerPattern: '[a' } ] }", "4,", "issuerPattern")]
    [InlineData("require: contentTrust\n  contentTrust: { server: 'http://notary.example' }", "4,", "https")]
    [InlineData("require: contentTrust\n  contentTrust: { server: 'https://u:p@notary.example' }", "4,", "server")]
    [InlineData("require: notation\n  notation: { certificates: k.pub, identities: 'x509.subject: CN=only' }", "4,", "C, ST and O")]
    [InlineData("require: notation\n  notation: { certificates: k.pub, identities: ['*', 'x509.subject: C=US, ST=WA, O=A'] }", "4,", "'*'")]
    [InlineData("require: notation\n  notation: { trustStores: acme, identities: '*' }", "4,", "ca:NAME")]
    [InlineData("require: notation\n  notation: { certificates: k.pub, identities: '*', override: { expiry: skip } }", "4,", "expiry")]
    [InlineData("require: sigstore\n  sigstore: { keys: missing.pub }", "4,", "missing.pub")]
    [InlineData("require: notation\n  notation: { certificates: [k.pub, no.pem], identities: '*' }", "4,", "no.pem")]
    public void A_fault_of_the_policy_is_told_where_it_is_written(string scope, string location, string word)
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM r.example/a:1\n"), ("k.pub", "x"),
            ("seaworthy.trust.yaml", $"version: 1\nscopes:\n- images: r.example/*\n  {scope}\n"));
        var line = int.Parse(location.TrimEnd(','), System.Globalization.CultureInfo.InvariantCulture) + 1;
        var output = run("check --only SEA1100").Exits(1).Output;
        Assert.Contains($"seaworthy.trust.yaml:{line}:", output, StringComparison.Ordinal);
        Assert.Contains(word, output, StringComparison.Ordinal);
        run("lock").Refuses($"seaworthy.trust.yaml({line},", word);
    }

    [Fact]
    public void A_missing_certificate_of_a_registry_is_told_too()
    {
        using var folder = LockFolder.Create(out var run, ("Dockerfile", "FROM r.example/a:1\n"),
            ("seaworthy.trust.yaml", "version: 1\nregistries:\n  r.example: { certificates: ca.pem }\n"));
        Assert.Contains("ca.pem", run("check --only SEA1100").Exits(1).Output, StringComparison.Ordinal);
    }

    static void MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", path);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
