using System;
using System.Collections.Generic;
using System.IO;
using Seaworthy.Images.Registry;

namespace Seaworthy.Images.Tests.Registry;

/// <summary>Clients that see nothing of the machine the tests run on.</summary>
static class Clients
{
    public static RegistryOptions Options(Dictionary<string, string>? variables = null, Dictionary<string, string>? files = null) => new()
    {
        Variable = name => variables?.GetValueOrDefault(name),
        ReadText = path => files?.GetValueOrDefault(path.Replace('\\', '/')),
        Jitter = static () => 0.5,
        Time = new QuickTime(TimeSpan.FromSeconds(9)),
        AttemptTimeout = TimeSpan.FromSeconds(10),
        ExchangeTimeout = TimeSpan.FromSeconds(20),
    };
}

/// <summary>A folder that goes when the test is over.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("seaworthy-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
