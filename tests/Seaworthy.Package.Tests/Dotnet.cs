using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>What a started <c>dotnet</c> command printed.</summary>
public sealed record DotnetResult(int ExitCode, string Output)
{
    /// <summary>Our diagnostics in the order of printing, without the repetition in the summary.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = Diagnostic.Read(Output);

    public IReadOnlyList<Diagnostic> Of(string project) => Diagnostics.Where(d => Path.GetFileNameWithoutExtension(d.Project) == project).ToList();

    public DotnetResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    public DotnetResult Failed()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }
}

/// <summary>Starts the SDK as a user does, in an environment that tells nothing of the one of the tests.</summary>
static class Dotnet
{
    static readonly string[] s_continuousIntegration =
        ["CI", "TF_BUILD", "GITHUB_ACTIONS", "TEAMCITY_VERSION", "JENKINS_URL", "CODESPACES", "REMOTE_CONTAINERS", "DOTNET_RUNNING_IN_CONTAINER"];

    public static async Task<DotnetResult> RunAsync(string folder, string packages, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);
        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // Nothing stays behind that holds the scratch folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("dotnet " + arguments);
        }
        return new DotnetResult(process.ExitCode, await output + await errors);
    }

    static bool IsForeign(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Seaworthy", StringComparison.OrdinalIgnoreCase)
        || s_continuousIntegration.Contains(name);
}
