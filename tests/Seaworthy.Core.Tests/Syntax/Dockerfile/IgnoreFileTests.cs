using System.Linq;
using Seaworthy.Syntax.Dockerfile;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Dockerfile;

/// <summary>Docker documentation, Build context, .dockerignore files.</summary>
public sealed class IgnoreFileTests
{
    [Theory]
    [InlineData("*/temp*", "somedir/temporary.txt", true)]
    [InlineData("*/temp*", "somedir/temp", true)]
    [InlineData("*/temp*", "a/b/temporary.txt", false)]
    [InlineData("*/*/temp*", "somedir/subdir/temporary.txt", true)]
    [InlineData("temp?", "tempa", true)]
    [InlineData("temp?", "temp", false)]
    [InlineData("temp?", "temp/", false)]
    [InlineData("**/*.go", "a.go", true)]
    [InlineData("**/*.go", "a/b/c.go", true)]
    [InlineData("**/*.go", "a/b.go.txt", false)]
    [InlineData("*.md", "a/README.md", false)]
    [InlineData("/foo/bar", "foo/bar", true)]
    [InlineData("foo/bar/", "foo/bar/baz.txt", true)]
    [InlineData("./foo", "foo/x", true)]
    [InlineData("**/bin", "src/api/bin/Debug/a.dll", true)]
    [InlineData("**/bin", "cabin", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "a/xb", false)]
    [InlineData("a/**", "a/x/y", true)]
    [InlineData("**", "anything", true)]
    [InlineData("# *.md", "# a.md", false)]
    [InlineData("", "a", false)]
    [InlineData(".", "a", false)]
    [InlineData("  dist  ", "dist/a.js", true)]
    [InlineData("*.md\n!README.md", "README.md", false)]
    [InlineData("*.md\n!README*.md\nREADME-secret.md", "README-secret.md", true)]
    [InlineData("*.md\nREADME-secret.md\n!README*.md", "README-secret.md", false)]
    [InlineData("*\n!src", "src/a.cs", false)]
    [InlineData("*\n!src", "other/a.cs", true)]
    public void The_last_line_that_matches_decides(string text, string path, bool isExcluded)
    {
        Assert.Equal(isExcluded, IgnoreFile.Parse(text).Excludes(path));
        Assert.Equal(isExcluded, IgnoreFile.Parse("\ufeff" + text.Replace("\n", "\r\n", System.StringComparison.Ordinal)).Excludes(path));
    }

    [Theory]
    [InlineData("docs\n!docs/index.html", "docs", true)]
    [InlineData("docs\n!**/keep", "docs", true)]
    [InlineData("docs\n!other/index.html", "docs", false)]
    [InlineData("docs", "docs", false)]
    public void Exceptions_below_are_seen(string text, string path, bool mayTakeBack) => Assert.Equal(mayTakeBack, IgnoreFile.Parse(text).TakesBackBelow(path));

    [Fact]
    public void What_is_not_understood_is_told()
    {
        Assert.False(IgnoreFile.Parse("[ab].txt\n").IsUnderstood);
        Assert.True(IgnoreFile.Parse("# [ab].txt\n*\n").IsUnderstood);
        Assert.False(IgnoreFile.Parse(string.Concat(Enumerable.Repeat("a\n", 5_000))).IsUnderstood);
        Assert.False(IgnoreFile.Parse(new string('a', 5_000)).IsUnderstood);
    }

    [Fact]
    public void Many_stars_cost_little() =>
        Assert.False(IgnoreFile.Parse(string.Concat(Enumerable.Repeat("**/*a", 30)) + "b").Excludes(new string('a', 2_000)));
}
