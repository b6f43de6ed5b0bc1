using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Seaworthy.Hosting;
using Xunit;

namespace Seaworthy.Tasks.Tests;

/// <summary>The matcher of <c>.gitignore</c> files, on its own and against git.</summary>
public sealed class GitIgnoreTests
{
    [Theory]
    [InlineData("*.yaml", "a/b.yaml", true)]
    [InlineData("*.yaml\n!keep.yaml", "a/keep.yaml", false)]
    [InlineData("!keep.yaml\n*.yaml", "a/keep.yaml", true)]
    [InlineData("/a.yaml", "b/a.yaml", false)]
    [InlineData("a/*.yaml", "a/b.yaml", true)]
    [InlineData("a/*.yaml", "a/b/c.yaml", false)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("**/c", "c", true)]
    [InlineData("a/**/c", "a/c", true)]
    [InlineData("a/**/c", "a/b/b/c", true)]
    [InlineData("dir/", "dir", false)]
    [InlineData("a\\ ", "a ", true)]
    [InlineData("a  ", "a", true)]
    [InlineData("\\#a", "#a", true)]
    [InlineData("\\!a", "!a", true)]
    [InlineData("# a", "# a", false)]
    [InlineData("a[0-9!]b", "a!b", true)]
    [InlineData("a[!0-9]b", "a7b", false)]
    [InlineData("a[[:digit:]]", "a7", true)]
    [InlineData("a[b", "a[b", false)]
    [InlineData("?", "\u00e4", false)]
    [InlineData("\uFEFFa\r\nb\r\n", "a", true)]
    [InlineData("a\r\nb\r\n", "b", true)]
    public void A_pattern_matches_as_in_git(string text, string path, bool isIgnored) =>
        Assert.Equal(isIgnored, new GitIgnoreFile(text).Find(path, isFolder: false) is { IsNegated: false });

    [Fact]
    public void Nothing_below_an_ignored_folder_is_included_again()
    {
        var disk = new MemoryDisk().Add("/r/.git/HEAD").Add("/r/.gitignore", "out/\n!out/Dockerfile\n").Add("/r/out/Dockerfile").Add("/r/out/.gitignore", "!*\n");
        Assert.Equal("is ignored by line 1 of .gitignore", new GitIgnores(disk).Reason("/r/out/Dockerfile", "/r"));
    }

    [Fact]
    public void The_nearest_file_decides_and_a_folder_that_somebody_named_is_not_ignored()
    {
        var disk = new MemoryDisk().Add("/r/.git/HEAD").Add("/r/.gitignore", "vendor/\n*.yaml\n").Add("/r/deploy/.gitignore", "!pod.yaml\n")
            .Add("/r/deploy/pod.yaml").Add("/r/deploy/job.yaml").Add("/r/vendor/Dockerfile");
        var ignored = new GitIgnores(disk);
        Assert.Null(ignored.Reason("/r/deploy/pod.yaml", "/r"));
        Assert.NotNull(ignored.Reason("/r/deploy/job.yaml", "/r"));
        Assert.NotNull(ignored.Reason("/r/vendor/Dockerfile", "/r"));
        Assert.Null(ignored.Reason("/r/vendor/Dockerfile", "/r/vendor"));
        Assert.Null(ignored.Reason("/r/vendor/x/Dockerfile", "/r/vendor"));
    }

    [Fact]
    public void A_submodule_does_not_see_the_patterns_of_what_is_around_it()
    {
        var disk = new MemoryDisk().Add("/r/.git/HEAD").Add("/r/.gitignore", "Dockerfile\n").Add("/r/sub/.git", "gitdir: ../.git/modules/sub\n").Add("/r/sub/Dockerfile");
        Assert.Null(new GitIgnores(disk).Reason("/r/sub/Dockerfile", "/r"));
    }

    [Fact]
    public void Case_counts_unless_git_says_that_it_does_not()
    {
        var disk = new MemoryDisk().Add("/r/.git/HEAD").Add("/r/.gitignore", "dockerfile\n[c]ompose.yaml\n").Add("/r/Dockerfile");
        Assert.Null(new GitIgnores(disk).Reason("/r/Dockerfile", "/r"));
        disk.Add("/r/.git/config", "[core]\n\tignorecase = true\n");
        Assert.NotNull(new GitIgnores(disk).Reason("/r/Dockerfile", "/r"));
        Assert.NotNull(new GitIgnores(disk).Reason("/r/Compose.yaml", "/r"));
    }

    [Theory]
    [InlineData("a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("**/a/**/a/**/a/**/a/**/a/**/b")]
    [InlineData("[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[a[")]
    public void A_hostile_pattern_ends(string pattern)
    {
        var path = string.Join('/', Enumerable.Repeat("a", 2000)) + "/" + new string('a', 4000);
        Assert.Null(new GitIgnoreFile(string.Concat(Enumerable.Repeat(pattern + "\n", 100))).Find(path, isFolder: false));
    }

    [Fact]
    public void A_file_that_is_too_long_ignores_nothing() =>
        Assert.True(new GitIgnoreFile(string.Concat(Enumerable.Repeat("*\n", 100_000))).IsEmpty);

    [Fact]
    public void It_agrees_with_git_on_generated_cases()
    {
        if (!Git.Exists)
            return;
        var random = new Random(7);
        var verdicts = 0;
        for (var round = 0; round < 60; round++)
        {
            using var repository = new Git();
            var folders = new List<string> { "", "a/", "b/", "a/b/", "a/c.d/", "b/a/b/" };
            var names = new[] { "a", "b", "c.d", "ab", "a.yaml", "x y", "#c", "!d", "\u00e9", "Dockerfile", "[e]" };
            var files = folders.SelectMany(f => names.Select(n => f + n)).Where(f => !folders.Exists(d => d.StartsWith(f + "/", StringComparison.Ordinal))).ToList();
            foreach (var file in files)
                repository.Write(file, "");
            foreach (var folder in folders.Where(f => f.Length == 0 || random.Next(3) == 0))
                repository.Write(folder + ".gitignore", Patterns(random));
            var ignored = repository.Run(string.Join("\0", files) + "\0", "check-ignore", "--no-index", "--stdin", "-z").Split('\0').ToHashSet();
            var own = new GitIgnores(new DiskFileSystem());
            foreach (var file in files)
            {
                verdicts++;
                var reason = own.Reason(repository.Path + "/" + file, repository.Path);
                Assert.True(reason is not null == ignored.Contains(file), $"round {round}, '{file}': git says {ignored.Contains(file)}, we say {reason ?? "no"}\n"
                    + string.Join("\n", folders.Select(f => repository.Path + "/" + f + ".gitignore").Where(File.Exists).Select(f => f + ":\n" + File.ReadAllText(f))));
            }
        }
        Assert.True(verdicts > 2000);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_git_tracks_is_not_ignored(int version)
    {
        if (!Git.Exists)
            return;
        using var repository = new Git();
        foreach (var file in new[] { "a/b/Dockerfile", "a/b/compose.yaml", "a/Dockerfile", "out/Dockerfile", "out/pod.yaml", "z\u00e9/pod.yaml" })
            repository.Write(file, "");
        repository.Run(null, "add", "-f", "a", "out/Dockerfile", "z\u00e9");
        repository.Run(null, "update-index", "--index-version", version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (version == 3)
            repository.Run(null, "update-index", "--skip-worktree", "a/Dockerfile");
        repository.Write(".gitignore", "*\n");
        var ignored = new GitIgnores(new DiskFileSystem());
        Assert.Equal(version, File.ReadAllBytes(repository.Path + "/.git/index")[7]);
        foreach (var file in new[] { "a/b/Dockerfile", "a/b/compose.yaml", "a/Dockerfile", "out/Dockerfile", "z\u00e9/pod.yaml" })
            Assert.Null(ignored.Reason(repository.Path + "/" + file, repository.Path));
        Assert.NotNull(ignored.Reason(repository.Path + "/out/pod.yaml", repository.Path));
    }

    [Fact]
    public void A_split_index_and_a_linked_work_tree_are_read()
    {
        if (!Git.Exists)
            return;
        using var repository = new Git();
        repository.Write("a/Dockerfile", "").Write(".gitignore", "*\n");
        repository.Run(null, "add", "-f", "a");
        repository.Run(null, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a");
        repository.Run(null, "update-index", "--split-index");
        repository.Write("b/Dockerfile", "");
        repository.Run(null, "add", "-f", "b");
        var ignored = new GitIgnores(new DiskFileSystem());
        Assert.Null(ignored.Reason(repository.Path + "/a/Dockerfile", repository.Path));
        Assert.Null(ignored.Reason(repository.Path + "/b/Dockerfile", repository.Path));
        repository.Run(null, "worktree", "add", "-q", "tree");
        repository.Write("tree/.gitignore", "*\n").Write("tree/b/Dockerfile", "");
        Assert.Null(ignored.Reason(repository.Path + "/tree/a/Dockerfile", repository.Path + "/tree"));
        Assert.NotNull(ignored.Reason(repository.Path + "/tree/b/Dockerfile", repository.Path + "/tree"));
    }

    [Fact]
    public void A_broken_index_never_throws()
    {
        if (!Git.Exists)
            return;
        using var repository = new Git();
        for (var i = 0; i < 9; i++)
            repository.Write($"a/b{i}/Dockerfile", "");
        repository.Run(null, "add", ".");
        var random = new Random(3);
        foreach (var version in new[] { "2", "4" })
        {
            repository.Run(null, "update-index", "--index-version", version);
            var index = File.ReadAllBytes(repository.Path + "/.git/index");
            for (var i = 0; i < 300; i++)
            {
                var broken = i % 2 == 0 ? index[..random.Next(index.Length)] : (byte[])index.Clone();
                for (var j = 0; j < 4 && broken.Length > 0; j++)
                    broken[random.Next(broken.Length)] = (byte)random.Next(256);
                var disk = new MemoryDisk().Add("/r/.git/HEAD").Add("/r/.gitignore", "*\n").Add("/r/a/b1/Dockerfile");
                disk.Binaries["/r/.git/index"] = broken;
                _ = new GitIgnores(disk).Reason("/r/a/b1/Dockerfile", "/r");
            }
        }
    }

    static string Patterns(Random random)
    {
        string[] atoms = ["a", "b", "c.d", "*", "?", "**", "[a-c]", "[!a]", ".yaml", "x y", "\\#c", "\\!d", "\u00e9", "\\[e]", "Docker*"];
        var lines = new List<string>();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var line = random.Next(4) == 0 ? "!" : "";
            if (random.Next(4) == 0)
                line += "/";
            for (var parts = random.Next(1, 4); parts > 0; parts--)
            {
                var (first, second) = (atoms[random.Next(atoms.Length)], random.Next(3) == 0 ? atoms[random.Next(atoms.Length)] : "");
                // Behind a letter "**" is "*" by the documentation; git cuts the letters off first and takes it for any number of folders.
                line += first + (second == "**" ? "*" : second) + (parts > 1 ? "/" : "");
            }
            lines.Add(line + (random.Next(5) == 0 ? "/" : "") + (random.Next(8) == 0 ? "  " : ""));
        }
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>A repository on disk, made by the git that is installed.</summary>
    sealed class Git : IDisposable
    {
        public Git() => Run(null, "init", "-q");

        public static bool Exists { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator)
            .Any(p => File.Exists(System.IO.Path.Combine(p, OperatingSystem.IsWindows() ? "git.exe" : "git")));

        public string Path { get; } = Directory.CreateTempSubdirectory("seaworthy-git-").FullName;

        public Git Write(string name, string text)
        {
            var path = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return this;
        }

        public string Run(string? input, params string[] arguments)
        {
            var utf8 = new System.Text.UTF8Encoding(false);
            var start = new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = Path,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = utf8,
                StandardOutputEncoding = utf8,
            };
            start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
            using var process = Process.Start(start)!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            // 1: nothing is ignored.
            Assert.InRange(process.ExitCode, 0, arguments[0] == "check-ignore" ? 1 : 0);
            return output;
        }

        public void Dispose()
        {
            foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
                File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(Path, recursive: true);
        }
    }
}
