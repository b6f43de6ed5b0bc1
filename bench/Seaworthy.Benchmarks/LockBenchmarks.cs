using System.Collections.Generic;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Benchmarks;

/// <summary>What a lock of 200 images adds to linting the 40 Dockerfiles that name them: reading it, and the rules that ask it.</summary>
[MemoryDiagnoser]
public class LockBenchmarks
{
    const int Files = 40;
    const int ImagesInEach = 5;

    readonly FileSettings _settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All }, null);
    readonly List<(string Path, string Text)> _files = [];
    string _lock = "";

    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder("{\n  \"version\": 1,\n  \"images\": {");
        for (var file = 0; file < Files; file++)
        {
            var dockerfile = new StringBuilder();
            for (var i = 0; i < ImagesInEach; i++)
            {
                var number = ((file * ImagesInEach) + i).ToString("000", CultureInfo.InvariantCulture);
                var digest = "sha256:" + new string('a', 61) + number;
                dockerfile.Append("FROM registry.example.com/acme/app").Append(number).Append(":1.0@").Append(digest).Append('\n');
                text.Append(number == "000" ? "\n" : ",\n").Append("    \"registry.example.com/acme/app").Append(number)
                    .Append(":1.0\": {\n      \"digest\": \"").Append(digest)
                    .Append("\",\n      \"mediaType\": \"application/vnd.oci.image.index.v1+json\",\n      \"platforms\": {");
                foreach (var platform in new[] { "linux/amd64", "linux/arm/v7", "linux/arm64/v8", "linux/ppc64le", "linux/s390x" })
                    text.Append(platform == "linux/amd64" ? "\n" : ",\n").Append("        \"").Append(platform).Append("\": \"").Append(digest).Append('"');
                text.Append("\n      },\n      \"trust\": {\n        \"scheme\": \"contentTrust\",\n        \"state\": \"signed\",\n        \"signer\": " +
                    "\"alice\",\n        \"expires\": \"2029-01-01T00:00:00Z\",\n        \"evidence\": [");
                foreach (var kind in new[] { "root", "snapshot", "targets", "timestamp" })
                    text.Append(kind == "root" ? "\n" : ",\n").Append("          { \"kind\": \"").Append(kind).Append("\", \"digest\": \"").Append(digest)
                        .Append("\", \"version\": 3 }");
                text.Append("\n        ]\n      }\n    }");
            }
            _files.Add(("/r/f" + file.ToString(CultureInfo.InvariantCulture) + ".Dockerfile", dockerfile.ToString()));
        }
        _lock = text.Append("\n  }\n}\n").ToString();
    }

    [Benchmark(Baseline = true)]
    public int WithoutLock() => Lint(null);

    [Benchmark]
    public int WithLock() => Lint(_lock);

    int Lint(string? locked)
    {
        var files = new List<ParsedFile>(_files.Count + 1);
        foreach (var (path, text) in _files)
            files.Add(new ParsedFile(path, ParsedText.Parse(new SourceText(path, text), FileKind.Dockerfile), isOwn: true, _settings));
        if (locked is not null)
            files.Add(new ParsedFile("/r/seaworthy.lock.json", ParsedText.Parse(new SourceText("/r/seaworthy.lock.json", locked), FileKind.Lock), isOwn: true,
                _settings));
        return Linter.Run(new Workspace(files) { Today = CalendarDate.Of(2026, 11, 24), SearchedFolders = ["/r"] }).Findings.Count;
    }
}
