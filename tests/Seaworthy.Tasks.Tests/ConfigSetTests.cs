using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Seaworthy.Hosting;
using Seaworthy.Model;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Tasks.Tests;

/// <summary>Config files, held against the compiler's own reading of them.</summary>
public sealed class ConfigSetTests
{
    static readonly string[] s_paths =
    [
        "/r/Dockerfile", "/r/web.Dockerfile", "/r/k8s/pod.yaml", "/r/k8s/pod.yml", "/r/k8s/deep/a/b.yaml", "/r/compose.yaml", "/r/compose1.yaml", "/r/compose12.yaml",
        "/r/compose3.yaml", "/r/a,b.yaml", "/r/[x].yaml", "/r/sub/Dockerfile", "/r/k8s/deep/Dockerfile.prod", "/r/Über/ä.yaml",
    ];

    [Theory]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("Dockerfile")]
    [InlineData("*.yaml")]
    [InlineData("*.{yaml,yml}")]
    [InlineData("{Dockerfile,*.Dockerfile,Dockerfile.*}")]
    [InlineData("k8s/*.yaml")]
    [InlineData("k8s/**.yaml")]
    [InlineData("k8s/**/*.yaml")]
    [InlineData("/k8s/**")]
    [InlineData("**/pod.yml")]
    [InlineData("compose?.yaml")]
    [InlineData("compose[13].yaml")]
    [InlineData("compose[!1].yaml")]
    [InlineData("compose{1..9}.yaml")]
    [InlineData("compose{2..40}.yaml")]
    [InlineData("{k8s,sub}/**")]
    [InlineData("{k8s/{deep,other}/**,compose.yaml}")]
    [InlineData("a\\,b.yaml")]
    [InlineData("\\[x\\].yaml")]
    [InlineData("{a\\,b,pod}.yaml")]
    [InlineData("d**.yaml")]
    [InlineData("[x")]
    [InlineData("{a,b")]
    [InlineData("*.YAML")]
    [InlineData("ä.yaml")]
    public void A_section_matches_what_the_compiler_matches(string pattern)
    {
        var text = $"root = true\n[{pattern}]\nseaworthy_mode = all\n";
        foreach (var path in s_paths)
            Assert.Equal((path, Compiler(path, "seaworthy_mode", ("/r/.editorconfig", text))), (path, Ours(path, "seaworthy_mode", ("/r/.editorconfig", text))));
    }

    [Theory]
    [InlineData("key", "[*]\nkey = a\n")]
    [InlineData("key", "[*]\nKEY = A b # c\n")]
    [InlineData("key", "[*]\nkey: a\n")]
    [InlineData("key", "[*]\nkey = a ; b\n")]
    [InlineData("key", "[*]\nkey =\n")]
    [InlineData("key", "[*]\nkey = a\nkey = b\n")]
    [InlineData("key", "[*]\n  key\t=\ta  \n")]
    [InlineData("key", "[*]\r\nkey = a\r\n")]
    [InlineData("key", "; [*]\n# x\nkey = a\n")]
    [InlineData("key", "[*] # comment\nkey = a\n")]
    [InlineData("key", "[*]\nother\nkey = a = b\n")]
    [InlineData("key", "[*.yaml]\nkey = a\n[*]\nkey = b\n")]
    [InlineData("a.b-c_d", "[*]\na.b-c_d = 1\n")]
    public void A_line_means_what_the_compiler_takes_it_for(string key, string text) =>
        Assert.Equal(Compiler("/r/k8s/pod.yaml", key, ("/r/.editorconfig", text)), Ours("/r/k8s/pod.yaml", key, ("/r/.editorconfig", text)));

    public static TheoryData<string, string[]> Sets() => new()
    {
        { "nearest wins", ["/r/.editorconfig", "[*]\nkey = outer\nother = outer\n", "/r/k8s/.editorconfig", "[*]\nkey = inner\n"] },
        { "a root cuts off", ["/r/.editorconfig", "[*]\nother = outer\n", "/r/k8s/.editorconfig", "root = true\n[*]\nkey = inner\n"] },
        { "a neighbour has no say", ["/r/other/.editorconfig", "[*]\nkey = no\n", "/r/sub/.editorconfig", "[*]\nkey = no\n"] },
        { "global is weaker", ["/r/.globalconfig", "key = global\nother = global\n", "/r/.editorconfig", "[*]\nkey = section\n"] },
        { "a higher level wins", ["/r/a.config", "is_global = true\nglobal_level = 5\nkey = five\n", "/r/b.config", "is_global = true\nglobal_level = 9\nkey = nine\n"] },
        { "equal levels cancel", ["/r/a.config", "is_global = true\nkey = a\nother = 1\n", "/r/b.config", "is_global = true\nkey = b\n"] },
        { "the name is a level", ["/r/.globalconfig", "key = name\n", "/r/b.config", "is_global = true\nkey = b\n"] },
        { "a path names one file", ["/r/.globalconfig", "key = all\n[/r/k8s/pod.yaml]\nkey = one\n"] },
    };

    [Theory, MemberData(nameof(Sets))]
    public void Files_are_joined_as_the_compiler_joins_them(string what, string[] files)
    {
        var pairs = files.Chunk(2).Select(c => (c[0], c[1])).ToArray();
        foreach (var key in new[] { "key", "other" })
        {
            foreach (var path in s_paths)
                Assert.Equal((what, path, key, Compiler(path, key, pairs)), (what, path, key, Ours(path, key, pairs)));
        }
    }

    // The compiler goes by the beginning of the path and lets /r/k8 speak for /r/k8s; that is not worth imitating.
    [Fact]
    public void A_folder_whose_name_begins_alike_has_no_say() => Assert.Null(Ours("/r/k8s/pod.yaml", "key", ("/r/k8/.editorconfig", "[*]\nkey = no\n")));

    [Fact]
    public void Severities_by_id_come_from_global_files_and_from_the_sections_of_source_files()
    {
        var set = Set(
            ("/r/.globalconfig", "dotnet_diagnostic.SEA1001.severity = error\ndotnet_diagnostic.SEA3001.severity = none\n"),
            ("/r/.editorconfig", "[*.cs]\ndotnet_diagnostic.SEA3001.severity = warning\n[Dockerfile]\ndotnet_diagnostic.SEA2003.severity = error\n"));
        Assert.Equal(Severity.Error, set.GlobalSeverity("SEA1001"));
        Assert.Equal(Severity.None, set.GlobalSeverity("SEA3001"));
        Assert.Equal(Severity.Warning, set.GlobalSeverity("SEA3001", "/r/Program.cs"));
        Assert.Null(set.GlobalSeverity("SEA2003"));
        Assert.Null(set.GlobalSeverity("SEA2003", "/r/Program.cs"));
    }

    [Fact]
    public void Files_in_the_reach_of_the_same_sections_share_one_source()
    {
        var set = Set(("/r/.editorconfig", "[*.yaml]\nkey = a\n"));
        Assert.Same(set.SourceFor("/r/a.yaml"), set.SourceFor("/r/k8s/b.yaml"));
        Assert.NotSame(set.SourceFor("/r/a.yaml"), set.SourceFor("/r/Dockerfile"));
        Assert.Same(set.SourceFor("/r/Dockerfile"), set.SourceFor("/elsewhere/x.yaml"));
    }

    [Fact]
    public void Files_are_looked_for_up_to_a_root()
    {
        var disk = new MemoryDisk()
            .Add("/r/.editorconfig", "[*]\nkey = outermost\n").Add("/r/a/.editorconfig", "root = true\n[*]\nkey = a\n").Add("/r/a/b/k8s/.editorconfig", "[*]\nkey = k8s\n")
            .Add("/r/.globalconfig", "other = global\n");
        var set = ConfigSet.Load(disk, ["/r/a/b/k8s/pod.yaml"], "/r/a/b");
        Assert.Equal(["/r/.globalconfig", "/r/a/.editorconfig", "/r/a/b/k8s/.editorconfig"], set.Files.Select(f => f.Path).Order(System.StringComparer.Ordinal));
        Assert.Equal("global", set.SourceFor("/r/a/b/k8s/pod.yaml").Get("other"));
    }

    [Fact]
    public void A_hostile_pattern_costs_little()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var pattern in new[]
        {
            string.Concat(Enumerable.Repeat("*a", 2000)), string.Concat(Enumerable.Repeat("{a,b}", 800)), new string('{', 3000), string.Concat(Enumerable.Repeat("**/", 1300)) + "x",
            new string('[', 3000), "{" + string.Join(',', Enumerable.Repeat("*", 1500)) + "}", new string('*', 90_000),
        })
            Assert.NotEqual("never", Ours("/" + string.Concat(Enumerable.Repeat("aaaaaaaaa/", 100)) + "Dockerfile", "key", ("/.editorconfig", $"[{pattern}]\nkey = maybe\n")));
        Assert.True(watch.ElapsedMilliseconds < 5_000, $"{watch.ElapsedMilliseconds} ms");
    }

    static string? Ours(string path, string key, params (string Path, string Text)[] files) => Set(files).SourceFor(path).Get(key);

    static ConfigSet Set(params (string Path, string Text)[] files) => new(files.Select(f => ConfigFile.Parse(new SourceText(f.Path, f.Text))));

    static string? Compiler(string path, string key, params (string Path, string Text)[] files)
    {
        var set = AnalyzerConfigSet.Create(files.Select(f => AnalyzerConfig.Parse(f.Text, f.Path)).ToImmutableArray(), out _);
        return set.GetOptionsForSourcePath(path).AnalyzerOptions.GetValueOrDefault(key) ?? set.GlobalConfigOptions.AnalyzerOptions.GetValueOrDefault(key);
    }
}
