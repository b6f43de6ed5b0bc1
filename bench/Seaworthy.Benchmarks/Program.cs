using BenchmarkDotNet.Running;
using Seaworthy.Benchmarks;

// dotnet run -c Release --project bench/Seaworthy.Benchmarks -- --filter '*'
// The files come from SEAWORTHY_CORPUS, a folder with dockerfiles/, compose/ and kubernetes/; without it, from the samples.
BenchmarkSwitcher.FromTypes([typeof(DockerfileBenchmarks), typeof(YamlBenchmarks), typeof(LockBenchmarks)]).Run(args);
