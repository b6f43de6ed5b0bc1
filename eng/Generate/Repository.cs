using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Seaworthy.Generate;

/// <summary>Where the generators read and write.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    /// <summary>The layers of Core from the bottom to the top, each with what is in it.</summary>
    public static IReadOnlyList<(string Name, string Content)> Layers() =>
        [.. File.ReadLines(PathTo("src/Seaworthy.Core/layers.tsv")).Where(l => l[0] != '#').Select(l => l.Split('\t')).Select(c => (c[0], c[1]))];

    static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Analyzers.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("Analyzers.sln is not above " + AppContext.BaseDirectory);
        return directory;
    }
}
