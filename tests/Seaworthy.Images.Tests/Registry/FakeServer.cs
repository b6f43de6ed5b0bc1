using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Seaworthy.Images.Tests.Registry;

/// <summary>A server in this process, on a free port of the loopback interface. What it was asked is kept.</summary>
public sealed class FakeServer : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<string> _log = new();

    FakeServer(WebApplication app) => _app = app;

    /// <summary>Host and port, as an image reference has them.</summary>
    public string Host { get; private set; } = "";

    public string Url => "http://" + Host;

    /// <summary>Method, path with query, and the scheme of the authorization, for each request.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    public int Count(string part) => _log.Count(line => line.Contains(part, StringComparison.Ordinal));

    public static async Task<FakeServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.AllowSynchronousIO = true;
        });
        var app = builder.Build();
        var server = new FakeServer(app);
        app.Run(async context =>
        {
            server._log.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {((string?)context.Request.Headers.Authorization)?.Split(' ')[0] ?? "-"}");
            await answer(context);
        });
        await app.StartAsync();
        server.Host = new Uri(app.Urls.First()).Authority;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new System.Threading.CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        try
        {
            await _app.StopAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // A handler that stalls on purpose is left behind.
        }
        await _app.DisposeAsync();
    }
}
