using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.ContentTrust;
using Xunit;

namespace Seaworthy.Images.Tests.ContentTrust;

/// <summary>
/// The real notary: a server with its signer on free ports of the loopback, stopped after the tests, and the client that signs. Debian's package
/// <c>notary</c> has all three.
/// </summary>
public sealed class NotaryServer : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("seaworthy-notary-").FullName;
    readonly List<Process> processes = [];
    X509Certificate2? authority;

    /// <summary>The server whose keys a signer holds (ECDSA, TLS).</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The server that holds its keys itself (Ed25519, no TLS).</summary>
    public Uri LocalAddress { get; private set; } = null!;

    /// <summary>Why tests with the real notary cannot run here, or null. Where CI is set they must.</summary>
    public static string? Missing { get; } =
        Environment.GetEnvironmentVariable("CI") != "true" && ((string[])["notary", "notary-server", "notary-signer"])
            .FirstOrDefault(static n => Find(n) is null) is { } name
            ? $"{name} is not installed (Debian package 'notary')"
            : null;

    public byte[] Authority => System.Text.Encoding.ASCII.GetBytes(authority!.ExportCertificatePem());

    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;
        MakeCertificates();
        var (signer, server, local) = (FreePort(), FreePort(), FreePort());
        Address = new Uri($"https://127.0.0.1:{server}");
        LocalAddress = new Uri($"http://127.0.0.1:{local}");
        await WriteAsync("signer.json", $$"""
            {"server":{"grpc_addr":"127.0.0.1:{{signer}}","tls_cert_file":"{{folder}}/server.crt","tls_key_file":"{{folder}}/server.key","client_ca_file":"{{folder}}/ca.crt" },
             "storage":{"backend":"memory"} }
            """);
        await WriteAsync("server.json", $$"""
            {"server":{"http_addr":"127.0.0.1:{{server}}","tls_cert_file":"{{folder}}/server.crt","tls_key_file":"{{folder}}/server.key"},
             "trust_service":{"type":"remote","hostname":"127.0.0.1","port":"{{signer}}","key_algorithm":"ecdsa","tls_ca_file":"{{folder}}/ca.crt",
             "tls_client_cert":"{{folder}}/server.crt","tls_client_key":"{{folder}}/server.key"},"storage":{"backend":"memory"} }
            """);
        await WriteAsync("local.json", $$"""{"server":{"http_addr":"127.0.0.1:{{local}}" },"trust_service":{"type":"local"},"storage":{"backend":"memory"} }""");
        Start("notary-signer", "signer.json");
        await ListensAsync(signer);
        Start("notary-server", "server.json");
        Start("notary-server", "local.json");
        await ListensAsync(server);
        await ListensAsync(local);
    }

    public Task DisposeAsync()
    {
        foreach (var process in processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        authority?.Dispose();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs the client; what it says is in the exception if it fails.</summary>
    public void Notary(string client, bool isLocal, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find("notary") ?? "notary")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true
        };
        foreach (var argument in (string[])["-d", Path.Combine(folder, client), "-s", (isLocal ? LocalAddress : Address).AbsoluteUri.TrimEnd('/'),
            "--tlscacert", folder + "/ca.crt", .. arguments])
            start.ArgumentList.Add(argument);
        foreach (var role in (string[])["ROOT", "TARGETS", "SNAPSHOT", "DELEGATION"])
            start.Environment[$"NOTARY_{role}_PASSPHRASE"] = "correct horse battery";
        using var process = Process.Start(start)!;
        try
        {
            // Rotating the root asks back.
            process.StandardInput.Write("yes\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Whoever asks nothing may be gone already.
        }
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"notary {string.Join(' ', arguments)}: {output.Result} {error}");
    }

    /// <summary>A repository whose server holds the snapshot key, as docker makes it.</summary>
    public void Init(string client, bool isLocal, string gun)
    {
        Notary(client, isLocal, "init", "-p", gun);
        Notary(client, isLocal, "key", "rotate", gun, "snapshot", "-r");
    }

    /// <summary>A delegation with a key of its own, as <c>docker trust signer add</c> makes it.</summary>
    public void Delegate(string client, bool isLocal, string gun, params string[] roles)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=alice", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        var file = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(file + ".crt", certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(file + ".key", key.ExportPkcs8PrivateKeyPem() + "\n");
        foreach (var role in roles)
            Notary(client, isLocal, "delegation", "add", "-p", gun, role, file + ".crt", "--all-paths");
        Notary(client, isLocal, "key", "import", file + ".key", "--role", "alice");
    }

    public void Sign(string client, bool isLocal, string gun, string tag, Descriptor image, params string[] roles)
    {
        Notary(client, isLocal, ["addhash", "-p", gun, tag, image.Size.ToString(System.Globalization.CultureInfo.InvariantCulture), "--sha256",
            image.Digest[7..], .. roles.SelectMany(static r => (string[])["--roles", r])]);
    }

    internal LiveServer Server(bool isLocal, string gun) => new(isLocal ? LocalAddress : Address, gun, authority!);

    static string? Find(string name) => ((string[])["/usr/bin", "/usr/local/bin"]).Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text);

    void Start(string name, string configuration)
    {
        var start = new ProcessStartInfo(Find(name) ?? name) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-config");
        start.ArgumentList.Add(Path.Combine(folder, configuration));
        start.Environment["NOTARY_SIGNER_DEFAULT_ALIAS"] = "x";
        start.Environment["NOTARY_SIGNER_X"] = "correct horse battery";
        var process = Process.Start(start)!;
        // A full pipe would stop the server.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        processes.Add(process);
    }

    static async Task ListensAsync(int port)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (i < 200)
            {
                await Task.Delay(50);
            }
        }
    }

    void MakeCertificates()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        server.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var certificate = server.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [5]);
        File.WriteAllText(Path.Combine(folder, "ca.crt"), authority.ExportCertificatePem() + "\n");
        File.WriteAllText(Path.Combine(folder, "server.crt"), certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportECPrivateKeyPem() + "\n");
    }
}

/// <summary>A test that needs the real notary.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotaryFactAttribute : FactAttribute
{
    public NotaryFactAttribute() => Skip = NotaryServer.Missing;
}

/// <summary>Asks a live server, remembers what it said, and can say it again later.</summary>
sealed class LiveServer : ITrustServer, IDisposable
{
    readonly HttpClient client;
    readonly Uri address;
    readonly string gun;

    public LiveServer(Uri address, string gun, X509Certificate2 authority)
    {
        (this.address, this.gun) = (address, gun);
        client = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate is not null && certificate.IssuerName.RawData.AsSpan()
                .SequenceEqual(authority.SubjectName.RawData),
            CheckCertificateRevocationList = false,
        });
    }

    public Dictionary<string, byte[]> Said { get; } = [];

    public void Dispose() => client.Dispose();

    public async Task<ReadOnlyMemory<byte>?> GetAsync(string name, long limit, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(new Uri(address, $"/v2/{gun}/_trust/tuf/{name}.json"), cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        return Said[name] = await response.Content.ReadAsByteArrayAsync(cancellation);
    }
}

/// <summary>A server that stands still, or lies.</summary>
sealed class FrozenServer(Dictionary<string, byte[]> files) : ITrustServer
{
    public Dictionary<string, byte[]> Files { get; } = new(files);

    public Task<ReadOnlyMemory<byte>?> GetAsync(string name, long limit, CancellationToken cancellation) =>
        Task.FromResult(Files.TryGetValue(name, out var file) ? new ReadOnlyMemory<byte>(file) : (ReadOnlyMemory<byte>?)null);
}
