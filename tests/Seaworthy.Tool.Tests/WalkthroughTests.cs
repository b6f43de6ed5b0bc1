using System;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>A test with Debian's registry, notary and image tools. Passed over with the reason where one is missing, but not in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WithComponentsFactAttribute : FactAttribute
{
    public WithComponentsFactAttribute()
    {
        var missing = Array.Find(["docker-registry", "notary-server", "notary", "skopeo", "umoci", "openssl", "jq"], static p => !File.Exists("/usr/bin/" + p));
        if (missing is not null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"{missing} is not installed: apt-get install docker-registry notary skopeo umoci openssl jq";
    }
}

/// <summary>What the page about trust tells people to run does run, and says what the page says.</summary>
public sealed class WalkthroughTests
{
    [WithComponentsFact]
    public void From_unsigned_to_signed_and_on()
    {
        var script = Path.Combine(Root(), "samples", "Signed", "walkthrough.sh");
        var start = new ProcessStartInfo("bash", [script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SEAWORTHY"] = "dotnet exec " + Path.Combine(AppContext.BaseDirectory, "seaworthy.dll");
        start.Environment.Remove("SEAWORTHY_NOW");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)), "the walkthrough does not end");
        Assert.True(process.ExitCode == 0, output + error.Result);
        string[] expected =
        [
            @"== seaworthy lock: its digest is known\nlocked    127\.0\.0\.1:\d+/acme/api:1\.0 sha256:", @"repaired Dockerfile: 1 fix", @"FROM 127\.0\.0\.1:\d+/acme/api:1\.0@sha256:[0-9a-f]{64}\n",
            @"== a policy[^=]*, not signed: [^=]*exit code 1\n", @"signed by targets until [^=]*as the registries have them today\n", @"== a month later[^=]*SEA1107[^=]*exit code 1\n",
            @"== in ten years[^=]*SEA1106[^=]*exit code 1\n", @"\nmoved     [^=]*exit code 1\n", @"\nrefused   [^=]*exit code 1\n$",
        ];
        var at = 0;
        foreach (var pattern in expected)
        {
            var match = new Regex(pattern).Match(output, at);
            Assert.True(match.Success, $"no {pattern} in\n{output[at..]}");
            at = match.Index;
        }
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
