using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Benchmarks;

/// <summary>The texts to measure on, read once.</summary>
static class Corpus
{
    public static IReadOnlyList<(string Path, byte[] Bytes)> Read(params string[] folders)
    {
        var root = Environment.GetEnvironmentVariable("SEAWORTHY_CORPUS");
        if (root is not null)
            return [.. folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f))).Order(StringComparer.Ordinal)
                .Select(f => (f, File.ReadAllBytes(f)))];
        var samples = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(samples, "samples")))
            samples = Path.GetDirectoryName(samples) ?? throw new InvalidOperationException("there are no samples above the benchmark, and " +
                "SEAWORTHY_CORPUS is not set");
        var pattern = folders.Contains("dockerfiles") ? "Dockerfile" : "*.yaml";
        return [.. Directory.EnumerateFiles(Path.Combine(samples, "samples"), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllBytes(f)))];
    }

    public static FileSettings Settings { get; } = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All }, null);

    /// <summary>Each file by itself, from its bytes to its findings, as an editor asks for it; nothing outlives its turn.</summary>
    public static int Lint(IReadOnlyList<(string Path, byte[] Bytes)> files, Func<string, FileKind> kindOf)
    {
        var findings = 0;
        foreach (var (path, bytes) in files)
        {
            var parsed = ParsedText.Parse(new SourceText(path, Encoding.UTF8.GetString(bytes)), kindOf(path));
            findings += Linter.Run(new Workspace([new ParsedFile(path, parsed, true, Settings)])).Findings.Count;
        }
        return findings;
    }
}
