using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Analyzers.Tests;

/// <summary>What the compiler reports in a project that has a baseline or a limit.</summary>
public sealed class RolloutTests
{
    [Fact]
    public async Task A_stale_baseline_entry_is_reported_in_the_baseline()
    {
        const string Baseline = "{\n  \"version\": 1,\n  \"findings\": [\n    { \"rule\": \"SEA1001\", \"path\": \"Dockerfile\", \"subject\": \"stage 0\", \"text\": \"latest\" },\n"
            + "    { \"rule\": \"SEA1001\", \"path\": \"other/Dockerfile\", \"subject\": \"stage 0\", \"text\": \"latest\" }\n  ]\n}\n";
        var host = new CompilerHost().File("/p/Dockerfile", "FROM debian:12\nUSER 1000\n").File("/p/seaworthy.baseline.json", Baseline);
        var diagnostic = Assert.Single(await host.Run(), d => d.Id == "SEA0011");
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal(("/p/seaworthy.baseline.json", 3), (place.Path, place.StartLinePosition.Line));
    }

    [Fact]
    public async Task The_number_of_findings_per_rule_can_be_limited()
    {
        var host = new CompilerHost().Property("SeaworthyMaxFindingsPerRule", "1").File("/p/Dockerfile", "FROM a:latest AS a\nFROM b:latest\nUSER 1000\n");
        var diagnostic = Assert.Single(await host.Run(), d => d.Id == "SEA1001");
        Assert.EndsWith(" (1 more not shown)", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
