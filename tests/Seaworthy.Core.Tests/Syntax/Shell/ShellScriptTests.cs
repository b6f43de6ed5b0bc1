using System;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Linting;
using Seaworthy.Syntax;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Shell;

public sealed class ShellScriptTests
{
    [Theory]
    [InlineData("a b && c || d; e | f & g", "a|c|d|e|f|g")]
    [InlineData("if test -f x; then a; elif b; then c; else d; fi && e", "test|a|b|c|d|e")]
    [InlineData("for i in a b c; do x $i; done; y", "x|y")]
    [InlineData("while read l; do x; done < f", "read|x")]
    [InlineData("case \"$1\" in a|b) x;; (c) y ;; *) z; esac; w", "x|y|z|w")]
    [InlineData("f() { x; }; g", "x|g")]
    [InlineData("function f { x; }\ng", "x|g")]
    [InlineData("( a; b ) && { c; }", "a|b|c")]
    [InlineData("! a && [[ -f x && -d y ]] && b", "a|b")]
    [InlineData("A=1 B=2 cmd x", "cmd")]
    [InlineData("A=$(cmd x)", "cmd")]
    [InlineData("echo $(a $(b)) `c`", "echo|a|b|c")]
    [InlineData("echo \"$(a)\" '$(no)'", "echo|a")]
    [InlineData("sudo -u x env A=1 timeout -k 5 10 apt-get install y", "sudo|env|timeout|apt-get")]
    [InlineData("xargs -n 1 rm -f", "xargs|rm")]
    [InlineData("bash -euxc 'a && b' && sh -c \"c\"", "bash|a|b|sh|c")]
    [InlineData("cat <<X\na b\nX\nc", "cat|c")]
    [InlineData("a # b; c\nd", "a|d")]
    [InlineData("/usr/bin/curl x", "curl")]
    [InlineData("$CMD x", "")]
    [InlineData("diff <(a) <(b)", "diff|a|b")]
    [InlineData("echo $((1 + 2)); a", "echo|a")]
    [InlineData("a 2>&1 >/dev/null | b &> c", "a|b")]
    public void Commands(string script, string names) => Assert.Equal(names, string.Join("|", Parse(script).Commands.Select(c => c.Name)));

    [Theory]
    [InlineData("apt-get -o Dir::Etc=x install -qqy curl", "install", "curl", true)]
    [InlineData("apt-get --yes install curl", "install", "curl", false)]
    [InlineData("apt-get install -t stable curl git", "install", "curl git", false)]
    [InlineData("apk add --virtual .deps curl", "add", "curl", false)]
    [InlineData("pip3 install -r requirements.txt --index-url=https://x", "install", "", false)]
    [InlineData("dotnet restore -s https://x a.csproj", "restore", "a.csproj", false)]
    public void Options_and_operands(string script, string subcommand, string operands, bool hasY)
    {
        var command = Parse(script).Commands[0];
        Assert.Equal(subcommand, command.Subcommand);
        Assert.Equal(operands, string.Join(" ", command.Operands.Select(o => o.Constant)));
        Assert.Equal(hasY, command.HasOption("-y"));
    }

    [Fact]
    public void Words_stand_where_they_are_written_across_joined_lines()
    {
        const string Text = "FROM a\nRUN one \\\n # no\n && two 'x y'\n";
        var run = (RunInstruction)DockerfileSyntax.Parse(new SourceText("Dockerfile", Text)).Instructions[1];
        var two = ShellScript.Parse(run.Command, ShellKind.Posix).Commands[1];
        Assert.Equal("two 'x y'", Text.Substring(two.Span.Start, two.Span.Length));
        Assert.Equal("x y", two.Words[1].Constant);
    }

    [Fact]
    public void Errexit_and_pipefail_hold_from_where_they_are_set()
    {
        var commands = Parse("a; set -euo pipefail; b; set +e; c").Commands;
        Assert.Equal([(false, false), (true, true), (false, true)], new[] { commands[0], commands[2], commands[4] }.Select(c => (c.HasErrexit, c.HasPipefail)));
    }

    [Fact]
    public void What_may_not_run_is_conditional()
    {
        var commands = Parse("a || b; if c; then d; fi; e && f").Commands;
        Assert.Equal([false, true, true, true, false, false], commands.Select(c => c.IsConditional));
    }

    [Fact]
    public void Pipelines_are_kept_together()
    {
        var script = Parse("a | b | c && d");
        Assert.Equal([3, 1], script.Pipelines.Select(p => p.Commands.Count));
    }

    [Theory]
    [InlineData("#!/usr/bin/env -S bash -e\nx", nameof(ShellKind.Bash))]
    [InlineData("#!/bin/sh\n", nameof(ShellKind.Posix))]
    [InlineData("#!/usr/bin/python3\n", nameof(ShellKind.Unknown))]
    [InlineData("echo", null)]
    public void The_first_line_names_the_language(string script, string? kind) => Assert.Equal(kind, ShellKinds.FromShebang(script)?.ToString());

    [Fact]
    public void Other_languages_are_left_alone()
    {
        Assert.Empty(ShellScript.Parse(MappedText.Contiguous("Get-Item x | y", 0), ShellKind.PowerShell).Commands);
        Assert.Empty(ShellScript.Parse(MappedText.Contiguous("dir & del x", 0), ShellKind.Cmd).Commands);
    }

    [Fact]
    public void Reading_ends_on_random_text()
    {
        var random = new Random(3);
        const string Seed = "if a; then b \"$(c 'd' `e`)\" <<X | f; case g in h) i;; esac; done } ) && sudo env x=1 ${y:-z} $((1)) [[ q ]] \\\n&> w\nX\n";
        for (var round = 0; round < 5000; round++)
        {
            var text = new StringBuilder(Seed);
            for (var edit = random.Next(1, 10); edit > 0; edit--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at));
                else
                    text.Insert(at, Seed[random.Next(Seed.Length)]);
            }
            foreach (var command in Parse(text.ToString()).Commands)
                Assert.InRange(command.Span.End, command.Span.Start, text.Length);
        }
    }

    [Theory]
    [InlineData("$(", 20_000)]
    [InlineData("`", 20_001)]
    [InlineData("(", 50_000)]
    [InlineData("sudo ", 20_000)]
    [InlineData("a|", 50_000)]
    [InlineData("${", 20_000)]
    [InlineData("bash -c '", 5_000)]
    [InlineData("if ", 50_000)]
    [InlineData("<<X\n", 5_000)]
    public void Hostile_shapes_end(string piece, int count) => Assert.NotNull(Parse(string.Concat(Enumerable.Repeat(piece, count))).Commands);

    [Fact]
    public void Scripts_of_real_files_close_what_they_open()
    {
        var broken = 0;
        var all = 0;
        foreach (var path in SharedFiles.Files("corpus/dockerfiles"))
        {
            var settings = SeverityResolver.Resolve(new GlobalSettings(), null);
            var workspace = WorkspaceBuilder.OfTexts([new FoundFile(path, FileKind.Dockerfile, File.ReadAllText(path))], settings, rethrowFaults: true);
            var build = Linter.Run(workspace).Deployment.BuildFiles[0];
            foreach (var script in build.Stages.SelectMany(s => s.Steps).SelectMany(s => s.Scripts))
            {
                all++;
                broken += script.Script.IsBroken ? 1 : 0;
            }
        }
        Console.WriteLine($"{all} scripts, {broken} not closed");
        Assert.True(broken * 100 <= all, $"{broken} of {all} scripts seem not to close what they open");
    }

    static ShellScript Parse(string script) => ShellScript.Parse(MappedText.Contiguous(script, 0), ShellKind.Bash);
}
