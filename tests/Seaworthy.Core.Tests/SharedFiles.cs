using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Seaworthy.Core.Tests;

/// <summary>Real files and other tools' expectations, which lie beside a clone on some machines and are no part of it.</summary>
static class SharedFiles
{
    static readonly string? s_root = Find();

    /// <summary>The folder, or null; where it is missing the reason is printed and the test has nothing to say.</summary>
    public static string? Folder(string name)
    {
        if (s_root is not null && Directory.Exists(Path.Combine(s_root, name)))
            return Path.Combine(s_root, name);
        Console.WriteLine($"passed over: there is no folder shared/{name} beside this clone");
        return null;
    }

    public static IEnumerable<string> Files(string name) =>
        Folder(name) is { } folder ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    static string? Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var shared = Path.Combine(folder, "shared");
            if (Directory.Exists(Path.Combine(shared, "corpus")))
                return shared;
        }
        return null;
    }
}
