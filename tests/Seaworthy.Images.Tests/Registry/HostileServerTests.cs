using System;
using System.Diagnostics;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Seaworthy.Images.Registry;
using Xunit;

namespace Seaworthy.Images.Tests.Registry;

/// <summary>Servers that stall, fail, lie and lead astray cost a bounded time and memory, and learn nothing.</summary>
public sealed class HostileServerTests
{
    static readonly CancellationToken s_none = CancellationToken.None;

    static async Task<RegistryException> FailureAsync(Func<HttpContext, Task> answer, Func<RegistryOptions, RegistryOptions>? change = null)
    {
        await using var server = await FakeServer.StartAsync(answer);
        return await FailureAsync(server, change);
    }

    static async Task<RegistryException> FailureAsync(FakeServer server, Func<RegistryOptions, RegistryOptions>? change = null)
    {
        using var client = new RegistryClient(change is null ? Clients.Options() : change(Clients.Options()));
        return await Assert.ThrowsAsync<RegistryException>(() => client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none));
    }

    static Task UnlessProbe(HttpContext context, Func<Task> answer) => context.Request.Path == "/v2/" ? Task.CompletedTask : answer();

    [Fact]
    public async Task A_server_that_stalls_is_given_up()
    {
        var watch = Stopwatch.StartNew();
        var fault = await FailureAsync(
            context => UnlessProbe(context, () => Task.Delay(Timeout.Infinite, context.RequestAborted)),
            o => o with { AttemptTimeout = TimeSpan.FromMilliseconds(300), Attempts = 2, Time = TimeProvider.System, Jitter = static () => 0 });
        Assert.Contains("did not answer within", fault.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        var fault = await FailureAsync(
            context => UnlessProbe(context, async () =>
            {
                while (true)
                {
                    await context.Response.WriteAsync(" ", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(20, context.RequestAborted);
                }
            }),
            o => o with { AttemptTimeout = TimeSpan.FromMilliseconds(400), Attempts = 1, Time = TimeProvider.System });
        Assert.Contains("did not answer within", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_server_that_fails_for_good_is_asked_four_times(int status)
    {
        var time = new QuickTime(TimeSpan.FromSeconds(9));
        await using var server = await FakeServer.StartAsync(context => UnlessProbe(context, () =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }));
        var fault = await FailureAsync(server, o => o with { Time = time });
        Assert.Contains(status == 429 ? "allows no more requests" : $"answered {status}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Count("HEAD "));
        Assert.Equal([0.5, 1, 2], Array.ConvertAll(time.Pauses.ToArray(), p => p.TotalSeconds));
    }

    [Fact]
    public async Task Retry_after_is_obeyed_and_then_all_is_well()
    {
        var registry = new FakeRegistry();
        var digest = registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        var refusals = 2;
        await using var server = await FakeServer.StartAsync(context => UnlessProbe(context, () =>
        {
            if (Interlocked.Decrement(ref refusals) < 0)
                return registry.AnswerAsync(context);
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        }));
        var time = new QuickTime(TimeSpan.FromSeconds(9));
        using var client = new RegistryClient(Clients.Options() with { Time = time });
        Assert.Equal(digest, (await client.Open(server.Host + "/demo/app").GetManifestAsync("v1", s_none))!.Descriptor.Digest);
        Assert.Equal([7, 7], Array.ConvertAll(time.Pauses.ToArray(), p => p.TotalSeconds));
    }

    [Fact]
    public async Task A_server_that_asks_for_an_hour_is_given_up_at_once()
    {
        var fault = await FailureAsync(context => UnlessProbe(context, () =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        }));
        Assert.Contains("3600 seconds of patience", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_body_is_no_body()
    {
        var fault = await FailureAsync(context => UnlessProbe(context, async () =>
        {
            context.Response.ContentLength = 1000;
            if (context.Request.Method == "HEAD")
                return;
            await context.Response.WriteAsync("{\"schema");
            await context.Response.Body.FlushAsync();
            context.Abort();
        }));
        Assert.Contains("broke", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_manifest_of_two_gigabytes_is_refused_before_it_is_read(bool isAnnounced)
    {
        var watch = Stopwatch.StartNew();
        var sent = 0L;
        var fault = await FailureAsync(context => UnlessProbe(context, async () =>
        {
            if (isAnnounced)
                context.Response.ContentLength = 2L * 1024 * 1024 * 1024;
            if (context.Request.Method == "HEAD")
                return;
            var chunk = new byte[64 * 1024];
            while (sent < 2L * 1024 * 1024 * 1024 && !context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                sent += chunk.Length;
            }
        }));
        Assert.Contains("more than the 4194304 bytes", fault.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_loop_of_redirects_ends()
    {
        await using var server = await FakeServer.StartAsync(context => UnlessProbe(context, () =>
        {
            context.Response.Redirect(context.Request.Path + "?again");
            return Task.CompletedTask;
        }));
        Assert.Contains("redirects more than 5 times", (await FailureAsync(server)).Message, StringComparison.Ordinal);
        Assert.Equal(6, server.Count("HEAD "));
    }

    [Theory]
    [InlineData("file:///etc/passwd", "neither https nor http")]
    [InlineData("http://169.254.169.254/latest/meta-data", "without TLS")]
    [InlineData("https://169.254.169.254/latest/meta-data", "private network")]
    [InlineData("https://10.0.0.1/", "private network")]
    [InlineData("https://[fe80::1]/", "private network")]
    [InlineData("https://[::ffff:10.0.0.1]/", "private network")]
    [InlineData("https://user:pass@example.com/", "user name")]
    [InlineData("http://example.com/", "without TLS")]
    public async Task A_redirect_leads_nowhere_it_must_not(string target, string reason)
    {
        var fault = await FailureAsync(context => UnlessProbe(context, () =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        }));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass@", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("127.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::a00:1")]
    public async Task A_name_with_a_private_address_is_not_connected_to(string address)
    {
        using var client = new RegistryClient(Clients.Options() with
        {
            Resolve = (_,
            _) => Task.FromResult(new[] { IPAddress.Parse("198.51.100.7"), IPAddress.Parse(address) })
        });
        var fault = await Assert.ThrowsAsync<RegistryException>(() => client.Open("registry.example/demo/app").GetManifestAsync("v1", s_none));
        Assert.Contains("registry.example has an address in a private network", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listed_registry_may_be_private_and_plain()
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(registry.AnswerAsync);
        var digest = registry.Push("demo/app", "v1", FakeRegistry.Image("one"));
        var name = "registry.internal:" + server.Host.Split(':')[1];
        var options = Clients.Options() with { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }) };
        using var client = new RegistryClient(options with
        {
            Registries = new System.Collections.Generic.Dictionary<string,
            RegistryPolicy>
            { [name] = new() { IsPrivate = true, IsPlainHttp = true } }
        });
        Assert.Equal(digest, (await client.Open(name + "/demo/app").GetManifestAsync("v1", s_none))!.Descriptor.Digest);
        using var other = new RegistryClient(options);
        await Assert.ThrowsAsync<RegistryException>(() => other.Open(name + "/demo/app").GetManifestAsync("v1", s_none));
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        await using var server = await FakeServer.StartAsync(context => UnlessProbe(context, () => Task.Delay(Timeout.Infinite, context.RequestAborted)));
        using var client = new RegistryClient(Clients.Options());
        using var stop = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Open(server.Host + "/demo/app").GetManifestAsync("v1", stop.Token));
    }

    [Fact]
    public async Task Pages_of_referrers_end()
    {
        var registry = new FakeRegistry();
        await using var server = await FakeServer.StartAsync(context => UnlessProbe(context, async () =>
        {
            context.Response.Headers.Link = $"<{context.Request.Path}?n=1>; rel=\"next\"";
            await context.Response.WriteAsync("""{"manifests":[]}""");
        }));
        using var client = new RegistryClient(Clients.Options());
        var fault = await Assert.ThrowsAsync<RegistryException>(() => client.Open(server.Host + "/demo/app")
            .GetReferrersAsync("sha256:" + new string('0', 64), null, s_none));
        Assert.Contains("without end", fault.Message, StringComparison.Ordinal);
        Assert.Equal(20, server.Count("/referrers/"));
    }
}
