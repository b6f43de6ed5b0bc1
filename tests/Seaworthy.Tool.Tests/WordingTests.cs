using System;
using Seaworthy.Tests.Shared;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>Help and errors of the command line use no word of eng/Words.tsv.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("check --help")]
    [InlineData("rules --help")]
    [InlineData("explain --help")]
    [InlineData("baseline --help")]
    [InlineData("lock --help")]
    public void Help(string arguments)
    {
        using var folder = new Folder();
        Assert.Empty(Words.In(folder.Run(arguments.Split(' ')).Exits(0).Output, isMessage: true));
    }

    [Theory]
    [InlineData("chekc")]
    [InlineData("check --onyl SEA1001")]
    [InlineData("check --only")]
    [InlineData("check --only SEA9999")]
    [InlineData("check --mode loud")]
    [InlineData("check --mode all --preset pss-baseline")]
    [InlineData("check --kubernetes-version x")]
    [InlineData("check --format xml")]
    [InlineData("check -")]
    [InlineData("check - x --stdin-filename Dockerfile")]
    [InlineData("check missing.yaml")]
    [InlineData("check --env-file missing.env")]
    [InlineData("explain nothing-like-it")]
    [InlineData("lock missing")]
    [InlineData("lock --check --upgrade")]
    [InlineData("lock --only missing")]
    public void Errors(string arguments)
    {
        using var folder = new Folder().Write("Dockerfile", "FROM scratch\n");
        var run = folder.Run(arguments.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(Words.In(run.Error, isMessage: true));
    }
}
