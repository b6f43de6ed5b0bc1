using System;
using System.Linq;
using Xunit;

namespace Seaworthy.Tool.Tests;

public sealed class OutputSafetyTests
{
    const string Secret = "hunter2correcthorse";

    static Folder Secrets() => new Folder()
        .Write("Dockerfile", $"FROM acme/base\nARG BUILD_TOKEN=\"{Secret}\"\nENV API_TOKEN {Secret}\nENV MODE=x DB_PASSWORD={Secret}\nCMD /app\n")
        .Write("compose.yaml", $$"""
            version: "3"
            services:
              db:
                image: acme/db
                environment:
                  - POSTGRES_PASSWORD={{Secret}}
                ports: [ "5432:5432" ]
              api: { image: acme/api, read_only: false, environment: { API_KEY: "{{Secret}}" } }

            """)
        .Write("pod.yaml", $$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: api }
            spec:
              containers:
              - { name: api, image: acme/api, securityContext: { privileged: true }, env: [ { name: DB_PASSWORD, value: {{Secret}} } ] }

            """);

    [Theory]
    [InlineData()]
    [InlineData("--mode", "all")]
    [InlineData("--skip", "SEA2101")]
    [InlineData("--only", "SEA6017,SEA1001,SEA3001,SEA2003")]
    public void No_format_shows_a_secret(params string[] options)
    {
        using var folder = Secrets();
        foreach (var format in new[] { "text", "json", "sarif", "github" })
        {
            var outcome = folder.Run(["check", "--format", format, .. options]).Exits(1);
            Assert.Contains("SEA1001", outcome.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, outcome.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("correcthorse", outcome.Output, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(Secret, folder.Run(["check", "--fix=all", "--diff", .. options]).Exits(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_baseline_holds_a_secret()
    {
        using var folder = Secrets();
        folder.Run("baseline").Exits(0);
        Assert.DoesNotContain("correcthorse", folder.Read("seaworthy.baseline.json"), StringComparison.Ordinal);
        folder.Run("check").Exits(0);
    }

    [Fact]
    public void A_diff_beside_a_secret_applies()
    {
        using var folder = new Folder(isRepository: false).Write("compose.yaml", $"""
            services:
              api:
                image: acme/api:1.2
                environment:
                  API_TOKEN: {Secret}
                read_only: false
                user: "1000"

            """);
        Tool.Git(folder.Path, null, "init", "-q").Exits(0);
        var diff = folder.Run("check", "--only", "SEA3001", "--fix=all", "--diff").Exits(1).Output;
        Assert.DoesNotContain(Secret, diff, StringComparison.Ordinal);
        Tool.Git(folder.Path, diff, "apply", "-").Exits(0);
        Assert.Contains("read_only: true", folder.Read("compose.yaml"), StringComparison.Ordinal);
        Assert.Contains(Secret, folder.Read("compose.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_are_made_visible()
    {
        const string Evil = "\u001b[31m\u202e\u200b\u0007\u009b";
        using var folder = new Folder()
            .Write($"d\u001b[2J\u202e/Dockerfile", $"FROM acme/{Evil}:latest\nUSER 1000\nRUN cd /{Evil} && x # {Evil}\nENV {Evil}A {Evil}\n")
            .Write("compose.yaml", $"services:\n  \"a{Evil}\": {{ image: acme/a:latest, read_only: false }} # {Evil}\n")
            .Write(".editorconfig", $"root = true\n[*]\nseaworthy_mode = all{Evil}\nseaworthy_severity.x = none\n");
        foreach (var format in new[] { "text", "github", "json", "sarif" })
            AssertCalm(folder.Run("check", "--mode", "all", "--format", format).Output, format);
        AssertCalm(folder.Run("check", $"no{Evil}such").Refuses("\\u001B").Error, "error");
        AssertCalm(folder.Run("check", "--only", Evil).Refuses("\\u001B").Error, "error");

        static void AssertCalm(string output, string what)
        {
            // A program that reads JSON wants the very characters.
            var isForPeople = what is not ("json" or "sarif");
            var found = output.Where(c => (char.IsControl(c) && c is not '\n') || (isForPeople && c is ('\u202e' or '\u200b'))).Select(c => ((int)c).ToString("x4", null)).Distinct();
            Assert.True(!found.Any(), $"{what}: {string.Join(' ', found)}");
        }
    }

    [Fact]
    public void The_terminal_is_not_driven_when_NO_COLOR_is_set_or_nobody_looks()
    {
        using var folder = Secrets();
        Assert.DoesNotContain('\u001b', folder.Run("check").Output);
        var script = folder.At("typescript");
        var dll = System.IO.Path.Combine(AppContext.BaseDirectory, "seaworthy.dll");
        // On a terminal, where colour is wanted, so that the silence above and below says something.
        var coloured = Tool.Terminal(folder.Path, script, $"dotnet exec '{dll}' check --only SEA1001");
        var plain = Tool.Terminal(folder.Path, script, $"NO_COLOR=1 dotnet exec '{dll}' check --only SEA1001");
        if (coloured is null || plain is null)
        {
            Console.WriteLine("No 'script' command on this machine: a terminal could not be made, and colour was checked on a pipe alone.");
            return;
        }
        Assert.Contains("SEA1001", plain, StringComparison.Ordinal);
        // The runtime switches the keypad of any terminal that it opens; colours and styles are ours.
        const string Style = @"\u001b\[[0-9;]*m";
        Assert.DoesNotMatch(Style, plain);
        Assert.Matches(Style, coloured);
    }
}
