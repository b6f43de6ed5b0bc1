using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>The tool as a process of its own, as people and CI run it.</summary>
static class Tool
{
    static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // A hang is a fault; the bound is generous, since builds and tests share the machine.
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    public static Outcome Run(string folder, string? input, params string[] arguments) =>
        Start(folder, "dotnet", input, ["exec", System.IO.Path.Combine(AppContext.BaseDirectory, "seaworthy.dll"), .. arguments]);

    /// <summary>With environment variables of its own; null takes one away.</summary>
    public static Outcome RunIn(string folder, IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        Start(folder, "dotnet", null, ["exec", System.IO.Path.Combine(AppContext.BaseDirectory, "seaworthy.dll"), .. arguments], variables);

    public static Outcome Git(string folder, string? input, params string[] arguments) => Start(folder, "git", input, arguments);

    /// <summary>What a command writes to a terminal, made by util-linux's <c>script</c>; null where there is none.</summary>
    public static string? Terminal(string folder, string file, string command)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
            return null;
        Start(folder, "script", null, ["-q", "-c", "env TERM=xterm-256color " + command, file]);
        return File.ReadAllText(file);
    }

    static Outcome Start(string folder, string program, string? input, string[] arguments, IReadOnlyDictionary<string, string?>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = s_utf8,
            StandardOutputEncoding = s_utf8,
            StandardErrorEncoding = s_utf8,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string?>())
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var (output, error) = ("", "");
        var readers = new[]
        {
            new Thread(() => output = process.StandardOutput.ReadToEnd()), new Thread(() => error = process.StandardError.ReadToEnd()),
        };
        foreach (var reader in readers)
            reader.Start();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading what it was given: its exit code tells.
        }
        if (!process.WaitForExit(s_longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} was still running after {s_longest.TotalSeconds} s");
        }
        foreach (var reader in readers)
            reader.Join();
        return new Outcome(process.ExitCode, output, error);
    }
}

/// <summary>What a run said.</summary>
sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The run ended with this code, and said nothing on standard error unless it is 2.</summary>
    public Outcome Exits(int code)
    {
        Assert.True(ExitCode == code, $"exit code {ExitCode} instead of {code}\n--- output\n{Output}\n--- error\n{Error}");
        if (code != 2)
            Assert.Equal("", Error);
        return this;
    }

    /// <summary>Exit code 2 and one line on standard error that says all of <paramref name="words"/>.</summary>
    public Outcome Refuses(params string[] words)
    {
        Exits(2);
        Assert.StartsWith("seaworthy: ", Error, StringComparison.Ordinal);
        Assert.True(Error.TrimEnd('\r', '\n').IndexOf('\n', StringComparison.Ordinal) < 0, "more than one line: " + Error);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        foreach (var word in words)
            Assert.Contains(word, Error, StringComparison.Ordinal);
        return this;
    }

    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }
}
