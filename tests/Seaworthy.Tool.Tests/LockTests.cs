using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>The command as people and CI run it: what it writes, what it says, how it ends.</summary>
public sealed class LockTests
{
    [Fact]
    public void A_lock_is_written_once_checked_and_put_into_the_manifests()
    {
        using var registry = new SmallRegistry();
        var digest = registry.Push("demo/app", "v1", "one");
        using var folder = Folder(out var run, ("Dockerfile", $"FROM {registry.Host}/demo/app:v1\n"), ("compose.yaml", "services: { db: { image: \"$UNKNOWN\" } }\n"));
        var first = run("lock").Exits(0).Output;
        Assert.Contains($"locked    {registry.Host}/demo/app:v1 {digest[..19]}", first, StringComparison.Ordinal);
        Assert.Contains("skipped   ", first, StringComparison.Ordinal);
        Assert.Contains("'$UNKNOWN': its value is not known", first, StringComparison.Ordinal);
        var text = File.ReadAllText(folder.At("seaworthy.lock.json"));
        var time = File.GetLastWriteTimeUtc(folder.At("seaworthy.lock.json"));
        Assert.Contains("unchanged", run("lock").Exits(0).Output, StringComparison.Ordinal);
        Assert.Equal(time, File.GetLastWriteTimeUtc(folder.At("seaworthy.lock.json")));
        run("lock --check").Exits(0);

        Assert.Contains("SEA1018", run("check --only unpinned-locked-image,unlocked-image").Exits(1).Output, StringComparison.Ordinal);
        run("check --only unpinned-locked-image,unlocked-image --fix").Exits(0);
        Assert.Equal($"FROM {registry.Host}/demo/app:v1@{digest}\n", File.ReadAllText(folder.At("Dockerfile")));
        run("lock --check").Exits(0);
        Assert.Equal(text, File.ReadAllText(folder.At("seaworthy.lock.json")));
    }

    [Fact]
    public void A_moved_tag_fails_the_check_and_an_upgrade_takes_it()
    {
        using var registry = new SmallRegistry();
        var old = registry.Push("demo/app", "v1", "one");
        using var folder = Folder(out var run, ("Dockerfile", $"FROM {registry.Host}/demo/app:v1@{old}\n"));
        run("lock").Exits(0);
        var digest = registry.Push("demo/app", "v1", "two");
        Assert.Contains("moved     ", run("lock --check").Exits(1).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(digest, File.ReadAllText(folder.At("seaworthy.lock.json")), StringComparison.Ordinal);
        Assert.Contains($"{old[..19]} -> {digest[..19]}", run("lock --upgrade").Exits(0).Output, StringComparison.Ordinal);
        run("check --only lock-digest-mismatch --fix=all").Exits(0);
        Assert.Equal($"FROM {registry.Host}/demo/app:v1@{digest}\n", File.ReadAllText(folder.At("Dockerfile")));
        run("lock --check").Exits(0);
    }

    [Fact]
    public void One_that_fails_is_named_and_the_others_are_locked()
    {
        using var registry = new SmallRegistry();
        registry.Push("demo/app", "v1", "one");
        using var folder = Folder(out var run, ("Dockerfile", $"FROM {registry.Host}/demo/app:v1\nFROM {registry.Host}/demo/none:v1\n"));
        var outcome = run("lock").Exits(2);
        Assert.Contains($"failed    {registry.Host}/demo/none:v1", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("demo/app:v1", File.ReadAllText(folder.At("seaworthy.lock.json")), StringComparison.Ordinal);
        run("lock --only app").Exits(0);
        run("lock --only nothing").Refuses("--only", "nothing");
    }

    [Fact]
    public void Offline_the_cache_is_enough()
    {
        using var folder = Folder(out var run);
        using (var registry = new SmallRegistry())
        {
            registry.Push("demo/app", "v1", "one");
            folder.Write("Dockerfile", $"FROM {registry.Host}/demo/app:v1\n");
            run("lock --offline").Exits(2);
            run("lock").Exits(0);
        }
        run("lock --offline").Exits(0);
        run("lock --offline --check").Exits(0);
    }

    [Fact]
    public void A_broken_policy_stops_everything()
    {
        using var folder = Folder(out var run, ("Dockerfile", "FROM debian:12\n"), ("seaworthy.trust.yaml", "version: 1\nscopes:\n- images: '*'\n  require: cosign\n"));
        run("lock").Refuses("seaworthy.trust.yaml(4,12)", "require is one of", "nothing was locked");
        Assert.False(File.Exists(folder.At("seaworthy.lock.json")));
        Assert.Contains("SEA1100", run("check --only invalid-trust-policy").Exits(1).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"version\": 9, \"images\": {} }\n", "lock", "newer")]
    [InlineData("<<<<<<< HEAD\n", "lock --only debian", "cannot be read")]
    [InlineData("<<<<<<< HEAD\n", "lock --offline", "nothing was written")]
    public void A_lock_that_cannot_be_read_is_not_written_over_by_half_a_run(string text, string command, string message)
    {
        using var folder = Folder(out var run, ("Dockerfile", "FROM debian:12\n"), ("seaworthy.lock.json", text));
        run(command).Refuses("seaworthy.lock.json", message);
        Assert.Equal(text, File.ReadAllText(folder.At("seaworthy.lock.json")));
    }

    [Fact]
    public void A_lock_further_up_is_kept_whole()
    {
        using var registry = new SmallRegistry();
        registry.Push("demo/a", "v1", "one");
        registry.Push("demo/b", "v1", "two");
        using var folder = Folder(out var run, ("a/Dockerfile", $"FROM {registry.Host}/demo/a:v1\n"), ("b/Dockerfile", $"FROM {registry.Host}/demo/b:v1\n"));
        run("lock").Exits(0);
        var text = File.ReadAllText(folder.At("seaworthy.lock.json"));
        run("lock a").Exits(0);
        Assert.Equal(text, File.ReadAllText(folder.At("seaworthy.lock.json")));
        Assert.False(File.Exists(folder.At("a/seaworthy.lock.json")));
    }

    [Theory]
    [InlineData("lock nowhere", "no such directory")]
    [InlineData("lock --check --upgrade", "--check writes nothing")]
    [InlineData("lock --chek", "did you mean '--check'")]
    public void Wrong_usage_is_told(string arguments, string reason)
    {
        using var folder = Folder(out var run);
        run(arguments).Refuses(reason);
    }

    [Fact]
    public void Credentials_are_in_nothing_that_is_written_or_printed()
    {
        const string Password = "correct-horse-battery";
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("alice:" + Password));
        using var registry = new SmallRegistry { Authorization = "Basic " + basic };
        registry.Push("demo/app", "v1", "one");
        using var folder = Folder(out var run, ("Dockerfile", $"FROM {registry.Host}/demo/app:v1\nFROM {registry.Host}/demo/none:v1\n"));
        Directory.CreateDirectory(folder.At("home/.docker"));
        folder.Write("home/.docker/config.json", $$"""{"auths":{"{{registry.Host}}":{"auth":"{{basic}}"} } }""");
        var outcome = run("lock").Exits(2);
        Assert.Contains("locked ", outcome.Output, StringComparison.Ordinal);
        registry.Authorization = "Basic another";
        var refused = run("lock --upgrade").Exits(2);
        Assert.Contains("docker login", refused.Output, StringComparison.Ordinal);
        foreach (var text in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("config.json", StringComparison.Ordinal)).Select(File.ReadAllText)
            .Append(outcome.Output).Append(outcome.Error).Append(refused.Output).Append(refused.Error))
        {
            Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(basic, text, StringComparison.Ordinal);
        }
    }

    static Folder Folder(out Func<string, Outcome> run, params (string Path, string Text)[] files)
    {
        var folder = new Folder();
        foreach (var (path, text) in files)
            folder.Write(path, text);
        var variables = new Dictionary<string, string?>
        {
            ["SEAWORTHY_CACHE"] = folder.At("obj/cache"),
            ["HOME"] = folder.At("home"),
            ["DOCKER_CONFIG"] = null,
            ["DOCKER_AUTH_CONFIG"] = null,
            ["REGISTRY_AUTH_FILE"] = null,
            ["XDG_RUNTIME_DIR"] = null,
            ["XDG_CONFIG_HOME"] = null,
        };
        run = arguments => Tool.RunIn(folder.Path, variables, arguments.Split(' '));
        return folder;
    }

    /// <summary>As much of a registry as <c>lock</c> asks for.</summary>
    sealed class SmallRegistry : IDisposable
    {
        readonly HttpListener _listener = new();
        readonly ConcurrentDictionary<string, byte[]> _manifests = new();

        public SmallRegistry()
        {
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Host = "127.0.0.1:" + ((IPEndPoint)probe.LocalEndpoint).Port;
            }
            _listener.Prefixes.Add($"http://{Host}/");
            _listener.Start();
            _ = ServeAsync();
        }

        public string Host { get; }

        /// <summary>What a request must say to be answered; null: anybody is.</summary>
        public string? Authorization { get; set; }

        public string Push(string repository, string tag, string label)
        {
            var body = Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{},"layers":[],"annotations":{"of":"{{label}}"} }""");
            var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(body));
            _manifests[$"/v2/{repository}/manifests/{tag}"] = _manifests[$"/v2/{repository}/manifests/{digest}"] = body;
            return digest;
        }

        public void Dispose() => _listener.Close();

        async Task ServeAsync()
        {
            try
            {
                while (_listener.IsListening)
                    Answer(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        void Answer(HttpListenerContext context)
        {
            var response = context.Response;
            var path = context.Request.Url!.AbsolutePath;
            if (Authorization is not null && context.Request.Headers["Authorization"] != Authorization)
            {
                response.StatusCode = 401;
                response.Headers["WWW-Authenticate"] = "Basic realm=\"test\"";
            }
            else if (_manifests.TryGetValue(path, out var body))
            {
                response.ContentType = "application/vnd.oci.image.manifest.v1+json";
                response.Headers["Docker-Content-Digest"] = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(body));
                response.ContentLength64 = body.Length;
                if (context.Request.HttpMethod != "HEAD")
                    response.OutputStream.Write(body);
            }
            else
            {
                response.StatusCode = path == "/v2/" ? 200 : 404;
            }
            response.Close();
        }
    }
}
