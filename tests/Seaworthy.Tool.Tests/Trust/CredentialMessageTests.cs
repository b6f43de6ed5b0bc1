using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>Who is refused learns why: nothing was sent, what was sent is wrong, or what knows it did not work.</summary>
public sealed class CredentialMessageTests : IDisposable
{
    const string Password = "correct-horse-battery";

    static readonly string s_basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("alice:" + Password));

    readonly SmallRegistry _registry = new() { Authorization = "Basic " + s_basic };

    public CredentialMessageTests() => _registry.Push("demo/app", "1", "one");

    public void Dispose() => _registry.Dispose();

    Outcome Lock(string? config, IReadOnlyDictionary<string, string?>? environment = null, string? helper = null, string policy = "version: 1\n")
    {
        var variables = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>());
        var bin = Directory.CreateTempSubdirectory("seaworthy-").FullName;
        try
        {
            if (helper is not null && !OperatingSystem.IsWindows())
            {
                var path = Path.Combine(bin, "docker-credential-testing");
                File.WriteAllText(path, "#!/bin/sh\n" + helper + "\n");
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
            variables["PATH"] = bin + ":" + Environment.GetEnvironmentVariable("PATH");
            using var folder = LockFolder.Create(out var run, variables, ("Dockerfile", $"FROM {_registry.Host}/demo/app:1\n"),
                ("seaworthy.trust.yaml", policy));
            if (config is not null)
                folder.Write("home/.docker/config.json", config.Replace("HOST", _registry.Host, StringComparison.Ordinal));
            var outcome = run("lock");
            Assert.DoesNotContain(Password, outcome.Output + outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(s_basic, outcome.Output + outcome.Error, StringComparison.Ordinal);
            return outcome;
        }
        finally
        {
            Directory.Delete(bin, recursive: true);
        }
    }

    [Fact]
    public void Right_ones_open() => Lock($$"""{"auths":{"HOST":{"auth":"{{s_basic}}"} } }""").Exits(0);

    [Fact]
    public void None_are_known()
    {
        var output = Lock(null).Exits(2).Output;
        Assert.Contains("no credentials", output, StringComparison.Ordinal);
        Assert.Contains($"docker login {_registry.Host}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void They_were_refused()
    {
        var output = Lock("""{"auths":{"HOST":{"auth":"YWxpY2U6d3Jvbmc="} } }""").Exits(2).Output;
        Assert.Contains("the credentials were refused", output, StringComparison.Ordinal);
        Assert.DoesNotContain("YWxpY2U6d3Jvbmc=", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("echo 'not json'")]
    [InlineData("echo '{}'")]
    [InlineData("echo '{\"Username\":\"a\",\"Username\":\"b\",\"Secret\":\"c\"}'")]
    [InlineData(null)]
    public void The_helper_failed(string? helper)
    {
        if (OperatingSystem.IsWindows())
            return;
        var output = Lock("""{"credHelpers":{"HOST":"testing"} }""", helper: helper).Exits(2).Output;
        Assert.Contains("docker-credential-testing", output, StringComparison.Ordinal);
        Assert.DoesNotContain("no credentials are known", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_helper_knows_none()
    {
        if (OperatingSystem.IsWindows())
            return;
        var output = Lock("""{"credsStore":"testing"}""", helper: "echo 'credentials not found in native keychain'; exit 1").Exits(2).Output;
        Assert.Contains("no credentials", output, StringComparison.Ordinal);
        Assert.DoesNotContain("failed:", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_broken()
    {
        var output = Lock("""{"auths":{"HOST":{"auth":""").Exits(2).Output;
        Assert.Contains("config.json", output, StringComparison.Ordinal);
        Assert.DoesNotContain("no credentials are known", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_is_broken()
    {
        var output = Lock("""{"auths":{"HOST":{"auth":"%%%"} } }""").Exits(2).Output;
        Assert.Contains("config.json", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PULL_REGISTRY")]
    [InlineData("REGISTRY")]
    public void Variables_of_the_SDK_go_to_hosts_that_the_environment_names(string kind)
    {
        var variables = new Dictionary<string, string?> { [$"DOTNET_CONTAINER_{kind}_UNAME"] = "alice", [$"DOTNET_CONTAINER_{kind}_PWORD"] = Password };
        // The policy may be a stranger's.
        var output = Lock(null, variables, policy: $"version: 1\nregistries:\n  {_registry.Host}: {{ private: true }}\n").Exits(2).Output;
        Assert.Empty(_registry.Authorizations);
        Assert.Contains("SEAWORTHY_CREDENTIAL_HOSTS", output, StringComparison.Ordinal);
        Lock(null, new Dictionary<string, string?>(variables) { ["SEAWORTHY_CREDENTIAL_HOSTS"] = $"other.example; {_registry.Host}" }).Exits(0);
        Lock(null, new Dictionary<string, string?>(variables) { ["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = _registry.Host }).Exits(0);
    }

    [Fact]
    public void A_mirror_of_the_policy_gets_none_of_them_either()
    {
        using var mirror = new SmallRegistry { Authorization = "Basic nobody" };
        var variables = new Dictionary<string, string?>
        {
            ["DOTNET_CONTAINER_REGISTRY_UNAME"] = "alice",
            ["DOTNET_CONTAINER_REGISTRY_PWORD"] = Password,
            ["SEAWORTHY_CREDENTIAL_HOSTS"] = _registry.Host
        };
        Lock(null, variables, policy: $"version: 1\nregistries:\n  {_registry.Host}: {{ mirrors: ['{mirror.Host}'] }}\n  {mirror.Host}: {{}}\n").Exits(0);
        Assert.Empty(mirror.Authorizations);
    }
}
