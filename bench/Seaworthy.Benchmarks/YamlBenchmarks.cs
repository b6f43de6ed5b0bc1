extern alias bare;

using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using BenchmarkDotNet.Attributes;
using Seaworthy.Syntax;
using Parser = bare::YamlDotNet.Core.Parser;
using YamlException = bare::YamlDotNet.Core.YamlException;

namespace Seaworthy.Benchmarks;

/// <summary>Parsing, binding and all rules, against the bare events of the YAML parser underneath.</summary>
[MemoryDiagnoser]
public class YamlBenchmarks
{
    IReadOnlyList<(string Path, byte[] Bytes)> _files = [];

    [GlobalSetup]
    public void Setup() => _files = Corpus.Read("compose", "kubernetes");

    [Benchmark(Baseline = true)]
    public int Events()
    {
        var events = 0;
        foreach (var (_, bytes) in _files)
        {
            var parser = new Parser(new StringReader(Encoding.UTF8.GetString(bytes)));
            try
            {
                while (parser.MoveNext())
                    events++;
            }
            catch (YamlException)
            {
                // A broken file ends early for both.
            }
        }
        return events;
    }

    [Benchmark]
    public int Lint() => Corpus.Lint(
        _files,
        static path => path.Contains("compose", StringComparison.Ordinal) ? FileKind.Compose : FileKind.Kubernetes);
}
