using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Org.BouncyCastle.Crypto.Generators;
using Seaworthy.Images.Tests.Registry;
using Xunit;

namespace Seaworthy.Images.Tests.Real;

/// <summary>
/// A test with Debian's docker-registry, skopeo and umoci. Passed over with the reason where they are missing, but not in continuous integration.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealRegistryFactAttribute : FactAttribute
{
    public RealRegistryFactAttribute()
    {
        if (RealRegistry.Missing is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"{missing} is not installed: apt-get install docker-registry skopeo umoci";
    }
}

/// <summary>A real registry on a free port of the loopback interface, with its own folder; stopped by its own process id.</summary>
public sealed class RealRegistry : IAsyncDisposable
{
    readonly TemporaryFolder _folder;
    readonly Process _process;

    RealRegistry(Process process, string host, TemporaryFolder folder)
    {
        _process = process;
        _folder = folder;
        Host = host;
    }

    /// <summary>The first program that is not there, or null.</summary>
    public static string? Missing { get; } = Array.Find(["docker-registry", "skopeo", "umoci"], static p => !File.Exists("/usr/bin/" + p));

    public string Host { get; }

    /// <param name="extra">Lines of the configuration file: <c>auth</c> or <c>proxy</c>.</param>
    public static async Task<RealRegistry> StartAsync(string extra = "")
    {
        var folder = new TemporaryFolder();
        var host = "127.0.0.1:" + FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "users"), "alice:" + OpenBsdBCrypt.Generate("secret".ToCharArray(), new byte[16], 5) + "\n");
        var config = Path.Combine(folder.Path, "config.yml");
        await File.WriteAllTextAsync(config, $$"""
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: {{folder.Path}}/data } }
            http: { addr: {{host}} }
            {{extra.Replace("$FOLDER", folder.Path, StringComparison.Ordinal)}}
            """);
        var process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", config])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var registry = new RealRegistry(process, host, folder);
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://{host}/v2/"));
                return registry;
            }
            catch (HttpRequestException) when (attempt < 100 && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Pushes a small image, another one for each label.</summary>
    public void Push(string repository, string tag, string label, string options = "")
    {
        using var work = new TemporaryFolder();
        Run("umoci", "init", "--layout", work.Path + "/l");
        Run("umoci", "new", "--image", work.Path + "/l:x");
        Run("umoci", "config", "--image", work.Path + "/l:x", "--config.label", "of=" + label, "--os", "linux", "--architecture", "amd64", "--created",
            "2026-01-01T00:00:00Z");
        List<string> copy = ["--insecure-policy", "copy", "--dest-tls-verify=false", $"oci:{work.Path}/l:x", $"docker://{Host}/{repository}:{tag}"];
        copy.InsertRange(2, options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Run("skopeo", [.. copy]);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{output.Result}{error}");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
