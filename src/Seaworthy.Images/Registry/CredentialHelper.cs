using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.Registry;

/// <summary>Asks <c>docker-credential-NAME</c>, as docker does: the server's name goes in, an object with user name and secret comes out.</summary>
static class CredentialHelper
{
    const int LongestName = 64;
    const int LongestAnswer = 64 * 1024;

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Letters, digits and single separators between them: a name and never a path or an option.</summary>
    public static bool IsSafeName(string name)
    {
        if (name.Length is 0 or > LongestName || !char.IsAsciiLetterOrDigit(name[0]))
            return false;
        for (var i = 1; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]) && !(name[i] is '-' or '_' or '.' && char.IsAsciiLetterOrDigit(name[i - 1])))
                return false;
        }
        return true;
    }

    /// <summary>The credential; null where the helper knows none.</summary>
    /// <exception cref="RegistryException">The helper is not there, has an odd name or does not answer.</exception>
    public static async Task<Credential?> AskAsync(string name, string server, Func<string, string?> variable, CancellationToken cancellation)
    {
        if (!IsSafeName(name))
            throw new RegistryException($"the credential helper for {server} has a name that is none; see credHelpers and credsStore in docker's config.json");
        var program = Find("docker-credential-" + name, variable) ?? throw new RegistryException($"docker-credential-{name}, which knows the credentials for {server}, is not on the PATH");
        var start = new ProcessStartInfo(program, "get")
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var time = new CancellationTokenSource(s_patience);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            using var process = Process.Start(start) ?? throw new RegistryException($"docker-credential-{name} cannot be started");
            try
            {
                // The words of a helper may hold what it knows: they are read so that it does not wait, and never shown.
                var errors = process.StandardError.ReadToEndAsync(both.Token);
                await process.StandardInput.WriteAsync(server.AsMemory(), both.Token).ConfigureAwait(false);
                process.StandardInput.Close();
                var answer = await ReadAsync(process.StandardOutput, both.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(both.Token).ConfigureAwait(false);
                await errors.ConfigureAwait(false);
                return process.ExitCode == 0 ? Parse(answer) : null;
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RegistryException($"docker-credential-{name} did not answer within {s_patience.TotalSeconds} seconds");
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or InvalidOperationException)
        {
            throw new RegistryException($"docker-credential-{name} cannot be started or broke off");
        }
    }

    static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var chunk = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0 && text.Length < LongestAnswer)
            text.Append(chunk, 0, read);
        return text.ToString();
    }

    static Credential? Parse(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Secret", out var secret) || secret.GetString() is not { Length: > 0 } text)
                return null;
            var user = document.RootElement.TryGetProperty("Username", out var name) ? name.GetString() : null;
            return user == "<token>" ? new Credential { IdentityToken = text } : new Credential { UserName = user, Secret = text };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // By the PATH alone: a program of that name in the current folder, which a system would find as well, is the repository's and not the user's.
    static string? Find(string program, Func<string, string?> variable)
    {
        foreach (var folder in (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Path.IsPathFullyQualified(folder))
                continue;
            var path = Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
            if (File.Exists(path))
                return path;
        }
        return null;
    }
}
