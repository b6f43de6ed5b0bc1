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
    // By this docker tells a helper that knows nothing from one that does not work (docker-credential-helpers, credentials/error.go).
    const string NotFound = "credentials not found";

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

    /// <summary>What the helper knows; a fault where it is not there, has an odd name, fails or answers nothing that can be used.</summary>
    public static async Task<HelperAnswer> AskAsync(string name, string server, Func<string, string?> variable, CancellationToken cancellation)
    {
        if (!IsSafeName(name))
            return Fault($"the name of the credential helper for {server} is not valid; check credHelpers and credsStore in docker's config.json");
        var helper = "the helper docker-credential-" + name;
        if (Find("docker-credential-" + name, variable) is not { } program)
            return Fault($"{helper}, which knows the credentials for {server}, is not on the PATH; install it");
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
            using var process = Process.Start(start);
            if (process is null)
                return Fault($"{helper} cannot be started");
            try
            {
                // The words of a helper may hold what it knows: they are read so that it does not wait, and never shown.
                var errors = process.StandardError.ReadToEndAsync(both.Token);
                await TellAsync(process.StandardInput, server, both.Token).ConfigureAwait(false);
                var answer = await ReadAsync(process.StandardOutput, both.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(both.Token).ConfigureAwait(false);
                await errors.ConfigureAwait(false);
                if (process.ExitCode == 0)
                    return Parse(answer) is { } credential ? new HelperAnswer(credential, null) : Fault($"{helper} failed: its answer has no credentials");
                return answer.Contains(NotFound, StringComparison.OrdinalIgnoreCase) ? new HelperAnswer(null, null)
                    : Fault($"{helper} failed (exit code {process.ExitCode}); run it to see why");
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Fault($"{helper} failed: it did not answer within {s_patience.TotalSeconds} seconds");
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or InvalidOperationException)
        {
            return Fault($"{helper} failed: it cannot be started or broke off");
        }
    }

    static HelperAnswer Fault(string fault) => new(null, fault);

    static async Task TellAsync(StreamWriter input, string server, CancellationToken cancellation)
    {
        try
        {
            await input.WriteAsync(server.AsMemory(), cancellation).ConfigureAwait(false);
            input.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code tells.
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
            using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Secret", out var secret)
                || secret.GetString() is not { Length: > 0 } text)
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

/// <summary>What came of asking a helper; neither where it works and knows nothing.</summary>
sealed record HelperAnswer(Credential? Credential, string? Fault);
