using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Seaworthy.Images.Registry;
using Xunit;

namespace Seaworthy.Images.Tests.Registry;

/// <summary>Credentials are found where others keep them, go to the server they belong to, and appear nowhere else.</summary>
public sealed class CredentialTests
{
    const string User = "alice";
    const string Password = "correct-horse-battery";
    const string Refresh = "refresh-token-of-alice";

    static readonly CancellationToken s_none = CancellationToken.None;

    static string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes(User + ":" + Password));

    static string Config(string registry, string entry) => $$"""{"auths":{"{{registry}}": {{entry}} } }""";

    static Func<HttpContext, Task> BasicServer(FakeRegistry registry) => context =>
    {
        if (context.Request.Headers.Authorization == "Basic " + Basic)
            return registry.AnswerAsync(context);
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"registry\"";
        return Task.CompletedTask;
    };

    /// <summary>A registry that sends to a token server for what it wants to see.</summary>
    static Func<HttpContext, Task> TokenClient(FakeRegistry registry, Func<string> realm) => context =>
    {
        if (context.Request.Headers.Authorization == "Bearer token-for-pull")
            return registry.AnswerAsync(context);
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{realm()}/token\",service=\"registry, and more\",scope=\"repository:demo/app:pull,push\"";
        return Task.CompletedTask;
    };

    static async Task TokenServer(HttpContext context)
    {
        var isKnown = context.Request.Method == "POST"
            ? (await context.Request.ReadFormAsync())["refresh_token"] == Refresh
            : context.Request.Headers.Authorization == "Basic " + Basic;
        if (!isKnown)
        {
            // A careless server tells what it was told.
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync($"cannot log in with {context.Request.Headers.Authorization} {Password}");
            return;
        }
        await context.Response.WriteAsync("""{"access_token":"token-for-pull","expires_in":300}""");
    }

    [Fact]
    public async Task Basic_credentials_from_the_config_file()
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(BasicServer(registry));
        var digest = registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        var files = new Dictionary<string, string> { ["/home/alice/.docker/config.json"] = Config("http://" + server.Host + "/v2/", $$"""{"auth":"{{Basic}}"}""") };
        using var client = new RegistryClient(Clients.Options(new() { ["HOME"] = "/home/alice" }, files));
        Assert.Equal(digest, (await client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none))!.Descriptor.Digest);
    }

    [Theory]
    [InlineData("DOCKER_AUTH_CONFIG")]
    [InlineData("DOCKER_CONFIG")]
    [InlineData("REGISTRY_AUTH_FILE")]
    [InlineData("XDG_RUNTIME_DIR")]
    [InlineData("DOTNET_CONTAINER_REGISTRY_UNAME")]
    [InlineData("DOTNET_CONTAINER_PULL_REGISTRY_UNAME")]
    public async Task Every_place_where_credentials_are_kept(string location)
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(BasicServer(registry));
        registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        // podman narrows a login down to a repository.
        var config = Config(location is "REGISTRY_AUTH_FILE" ? server.Host + "/demo" : server.Host, $$"""{"username":"{{User}}","password":"{{Password}}"}""");
        var variables = new Dictionary<string, string>
        {
            [location] = location switch
            {
                "DOCKER_AUTH_CONFIG" => config,
                "REGISTRY_AUTH_FILE" => "/etc/auth.json",
                _ => location.EndsWith("UNAME", StringComparison.Ordinal) ? User : "/run"
            }
        };
        variables["DOTNET_CONTAINER_REGISTRY_PWORD"] = Password;
        variables["DOTNET_CONTAINER_PULL_REGISTRY_PWORD"] = Password;
        var files = new Dictionary<string, string> { ["/etc/auth.json"] = config, ["/run/config.json"] = config, ["/run/containers/auth.json"] = config };
        var options = Clients.Options(variables, location == "DOCKER_AUTH_CONFIG" ? null : files);
        // A registry that only the policy lists does not get what the variables hold: it comes with a pull request.
        using var unlisted = new RegistryClient(options with { Registries = new Dictionary<string, RegistryPolicy> { [server.Host] = new() } });
        variables["SEAWORTHY_CREDENTIAL_HOSTS"] = "other.example;" + server.Host;
        using var client = new RegistryClient(options);
        Assert.NotNull(await client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none));
        if (!location.StartsWith("DOTNET", StringComparison.Ordinal))
            return;
        variables.Remove("SEAWORTHY_CREDENTIAL_HOSTS");
        await Assert.ThrowsAsync<RegistryException>(() => unlisted.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_is_fetched_once_for_a_scope(bool withRefreshToken)
    {
        var registry = new FakeRegistry();
        await using var tokens = await FakeServer.StartAsync(TokenServer);
        await using var server = await FakeServer.StartAsync(TokenClient(registry, () => tokens.Url));
        registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        registry.Push("demo/app", "v2", FakeRegistry.Image("two"));
        var entry = withRefreshToken ? $$"""{"auth":"","identitytoken":"{{Refresh}}"}""" : $$"""{"auth":"{{Basic}}"}""";
        using var client = new RegistryClient(Clients.Options(new() { ["DOCKER_AUTH_CONFIG"] = Config(server.Host, entry) }));
        var repository = client.Open(server.Host + "/demo/app");
        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => repository.GetManifestAsync(i % 2 == 0 ? "v1" : "v2", s_none)));
        Assert.Single(tokens.Log);
        Assert.Contains(withRefreshToken ? "POST /token" : "GET /token?service=registry%2C%20and%20more&scope=repository%3Ademo%2Fapp%3Apull ", tokens.Log[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_store_behind_a_redirect_sees_no_credentials()
    {
        var registry = new FakeRegistry();
        await using var store = await FakeServer.StartAsync(registry.AnswerAsync);
        await using var server = await FakeServer.StartAsync(context =>
        {
            if (context.Request.Headers.Authorization != "Basic " + Basic)
                return BasicServer(registry)(context);
            context.Response.Redirect(store.Url + context.Request.Path);
            return Task.CompletedTask;
        });
        var blob = registry.PushBlob("demo/app", "payload");
        using var client = new RegistryClient(Clients.Options(new() { ["DOCKER_AUTH_CONFIG"] = Config(server.Host, $$"""{"auth":"{{Basic}}"}""") }));
        Assert.NotNull(await client.Open(server.Host + "/demo/app").GetBlobAsync(blob, s_none));
        Assert.All(store.Log, line => Assert.EndsWith(" -", line, StringComparison.Ordinal));
        Assert.NotEmpty(store.Log);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_without_credentials()
    {
        var registry = new FakeRegistry();
        await using var tokens = await FakeServer.StartAsync(async context =>
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync(context.Request.Headers.Authorization + Password + Refresh);
        });
        await using var server = await FakeServer.StartAsync(TokenClient(registry, () => tokens.Url));
        using var folder = new TemporaryFolder();
        foreach (var entry in new[] { $$"""{"auth":"{{Basic}}"}""", $$"""{"identitytoken":"{{Refresh}}"}""" })
        {
            using var client = new RegistryClient(Clients.Options(new()
            {
                ["DOCKER_AUTH_CONFIG"] = Config(server.Host,
                entry)
            }) with
            { CacheFolder = folder.Path });
            var fault = await Assert.ThrowsAsync<RegistryException>(() => client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none));
            Assert.Contains("the credentials were refused", fault.Message, StringComparison.Ordinal);
            foreach (var secret in new[] { Password, Basic, Refresh })
                Assert.DoesNotContain(secret, fault.ToString(), StringComparison.Ordinal);
        }
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("-x")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a;b")]
    [InlineData("a..b")]
    [InlineData("")]
    [InlineData("é")]
    public void Odd_names_of_helpers_are_none(string name) => Assert.False(CredentialHelper.IsSafeName(name));

    [Theory]
    [InlineData("ecr-login")]
    [InlineData("osxkeychain")]
    [InlineData("acr-env")]
    [InlineData("pass")]
    public void Known_helpers_have_good_names(string name) => Assert.True(CredentialHelper.IsSafeName(name));

    [Fact]
    public async Task A_helper_on_the_path_is_asked_and_one_in_the_current_folder_is_not()
    {
        if (OperatingSystem.IsWindows())
            return;
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(BasicServer(registry));
        registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        using var folder = new TemporaryFolder();
        var helper = Path.Combine(folder.Path, "docker-credential-testing");
        await File.WriteAllTextAsync(helper, $$"""
            #!/bin/sh
            read -r server
            [ "$1" = get ] && [ "$server" = "{{server.Host}}" ] || exit 1
            echo '{"ServerURL":"","Username":"{{User}}","Secret":"{{Password}}"}'
            """);
        File.SetUnixFileMode(helper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var config = $$"""{"credHelpers":{"{{server.Host}}":"testing"} }""";
        using var client = new RegistryClient(Clients.Options(new() { ["DOCKER_AUTH_CONFIG"] = config, ["PATH"] = folder.Path }));
        Assert.NotNull(await client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none));

        using var lost = new RegistryClient(Clients.Options(new() { ["DOCKER_AUTH_CONFIG"] = config, ["PATH"] = ".:relative" }));
        var fault = await Assert.ThrowsAsync<RegistryException>(() => lost.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none));
        Assert.Contains("is not on the PATH", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_challenges_in_one_header()
    {
        var challenges = Challenge.Parse("""Basic realm="a, b", Bearer realm="https://x/token",service=y, scope="z""");
        Assert.Equal(["Basic", "Bearer"], challenges.Select(c => c.Scheme));
        Assert.Equal("a, b", challenges[0]["realm"]);
        Assert.Equal("y", challenges[1]["service"]);
        Assert.Equal("z", challenges[1]["scope"]);
        foreach (var odd in new[] { "", ",", "=", "Bearer", "Bearer =", "Bearer realm", "Bearer realm=\"\\", new string('a', 9000) })
            Challenge.Parse(odd);
    }
}
