using System.Collections.Generic;
using System.Text;
using BenchmarkDotNet.Attributes;
using Seaworthy.Syntax;

namespace Seaworthy.Benchmarks;

/// <summary>Parsing, binding and all rules, against reading the bytes and splitting them into lines and words.</summary>
[MemoryDiagnoser]
public class DockerfileBenchmarks
{
    static readonly char[] s_blanks = [' ', '\t', '\r'];

    IReadOnlyList<(string Path, byte[] Bytes)> _files = [];

    [GlobalSetup]
    public void Setup() => _files = Corpus.Read("dockerfiles");

    [Benchmark(Baseline = true)]
    public int LinesAndWords()
    {
        var words = 0;
        foreach (var (_, bytes) in _files)
        {
            foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
                words += line.Split(s_blanks, System.StringSplitOptions.RemoveEmptyEntries).Length;
        }
        return words;
    }

    [Benchmark]
    public int Lint() => Corpus.Lint(_files, static _ => FileKind.Dockerfile);
}
