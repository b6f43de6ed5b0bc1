using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;
using static VerifyXunit.Verifier;

namespace Seaworthy.Tool.Tests;

public sealed class FormatTests
{
    const string Only = "SEA1001,SEA2001,SEA2101,SEA3001,SEA4001,SEA6003,SEA6014,SEA6016,SEA6017,SEA7001";

    static Folder Harbour(string above = "") => new Folder()
        .Write("Dockerfile", above + """
            # build, then run
            FROM acme/build:1.4.2 AS build
            RUN make
            FROM acme/base:latest AS build
            COPY --from=build /out /app
            ENV API_TOKEN=hunter2hunter2
            ENV MODE production
            CMD /app/serve

            """)
        .Write("compose.yaml", above + """
            version: "3.9"
            services:
              api:
                build: .
                read_only: false
                ports:
                  - "8080:8080"

            """)
        .Write("deploy/pod.yaml", above + """
            apiVersion: v1
            kind: Pod
            metadata: { name: api }
            spec:
              containers:
                - name: api
                  image: acme/api:latest
                  securityContext:
                    readOnlyRootFilesystem: false

            """);

    [Fact]
    public async Task Text()
    {
        using var folder = Harbour();
        var outcome = folder.Run("check", "--only", Only).Exits(1);
        Assert.DoesNotContain('\u001b', outcome.Output);
        await Verify(outcome.Output);
    }

    [Fact]
    public async Task Github()
    {
        using var folder = Harbour();
        await Verify(folder.Run("check", "--only", Only, "--format", "github").Exits(1).Output);
    }

    [Fact]
    public async Task Json()
    {
        using var folder = Harbour();
        await Verify(Indented(folder.Run("check", "--only", Only, "--format", "json").Exits(1).Json()));
    }

    [Fact]
    public void Json_has_the_agreed_shape()
    {
        using var folder = Harbour().Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA9999 = none\n");
        var report = folder.Run("check", "--format", "json").Exits(1).Json();
        Assert.Equal(["version", "files", "findings", "faults", "skipped"], Names(report));
        Assert.Equal(1, report.GetProperty("version").GetInt32());
        Assert.Equal(
            ["Dockerfile dockerfile", "compose.yaml compose", "deploy/pod.yaml kubernetes"],
            report.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString() + " " + f.GetProperty("kind").GetString()));
        Assert.Empty(report.GetProperty("faults").EnumerateArray());
        var findings = report.GetProperty("findings").EnumerateArray().ToList();
        Assert.Contains(findings, f => f.GetProperty("path").GetString() == ".editorconfig");
        Assert.Contains(findings, f => f.GetProperty("related").GetArrayLength() > 0);
        Assert.Contains(findings, f => f.GetProperty("fix").ValueKind == JsonValueKind.Object);
        Assert.Contains(findings, f => f.GetProperty("fix").ValueKind == JsonValueKind.Null);
        string[] location = ["line", "column", "endLine", "endColumn"];
        foreach (var finding in findings)
        {
            Assert.Equal(["rule", "slug", "severity", "message", "path", .. location, "subjects", "related", "fix"], Names(finding));
            Assert.Contains(finding.GetProperty("severity").GetString(), new[] { "error", "warning", "info", "hidden" });
            AssertPlace(finding);
            foreach (var related in finding.GetProperty("related").EnumerateArray())
            {
                Assert.Equal(["path", .. location, "message"], Names(related));
                AssertPlace(related);
            }
            if (finding.GetProperty("fix") is not { ValueKind: JsonValueKind.Object } fix)
                continue;
            Assert.Equal(["title", "safety", "edits"], Names(fix));
            Assert.Contains(fix.GetProperty("safety").GetString(), new[] { "safe", "review" });
            Assert.NotEmpty(fix.GetProperty("edits").EnumerateArray());
            foreach (var edit in fix.GetProperty("edits").EnumerateArray())
            {
                Assert.Equal([.. location, "text"], Names(edit));
                AssertPlace(edit);
            }
        }
    }

    [Fact]
    public void Places_count_from_1_in_utf16_units_with_an_exclusive_end()
    {
        using var folder = new Folder().Write("compose.yaml", "services:\r\n  \"🐳\": { image: acme/a:1.2, read_only: false }\r\n");
        var finding = folder.Run("check", "--only", "SEA3001", "--format", "json").Exits(1).Json().GetProperty("findings")[0];
        int[] location = [.. new[] { "line", "column", "endLine", "endColumn" }.Select(n => finding.GetProperty(n).GetInt32())];
        // The whale takes two UTF-16 units: `  "🐳": { image: acme/a:1.2, read_only: ` are 41 in all.
        Assert.Equal([2, 41, 2, 46], location);
    }

    [Fact]
    public void Sarif_has_the_shape_that_code_scanning_takes()
    {
        using var folder = Harbour();
        var log = folder.Run("check", "--format", "sarif").Exits(1).Json();
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.EndsWith("sarif-2.1.0.json", log.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.Equal("seaworthy/", run.GetProperty("automationDetails").GetProperty("id").GetString());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("Seaworthy", driver.GetProperty("name").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+", driver.GetProperty("semanticVersion").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        foreach (var rule in rules)
        {
            Assert.False(string.IsNullOrWhiteSpace(rule.GetProperty("shortDescription").GetProperty("text").GetString()));
            Assert.False(string.IsNullOrWhiteSpace(rule.GetProperty("fullDescription").GetProperty("text").GetString()));
            Assert.False(string.IsNullOrWhiteSpace(rule.GetProperty("help").GetProperty("text").GetString()));
            Assert.StartsWith("# " + rule.GetProperty("id").GetString(), rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
            // Built without an address of the documentation, so nothing links to it.
            Assert.False(rule.TryGetProperty("helpUri", out _));
            var properties = rule.GetProperty("properties");
            var isSecurity = rule.GetProperty("id").GetString() is { } id && (id.StartsWith("SEA20", StringComparison.Ordinal) || id.StartsWith("SEA21", StringComparison.Ordinal));
            if (isSecurity)
                Assert.Equal("security", properties.GetProperty("tags")[0].GetString());
            if (properties.TryGetProperty("security-severity", out var score))
                Assert.InRange(double.Parse(score.GetString()!, System.Globalization.CultureInfo.InvariantCulture), 0.1, 10);
            else
                Assert.False(isSecurity);
            Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), new[] { "error", "warning", "note", "none" });
        }
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Contains(results, r => r.TryGetProperty("relatedLocations", out _));
        Assert.Contains(results, r => r.TryGetProperty("fixes", out _));
        foreach (var result in results)
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.False(string.IsNullOrWhiteSpace(result.GetProperty("message").GetProperty("text").GetString()));
            var location = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.Contains(location.GetProperty("artifactLocation").GetProperty("uri").GetString(), new[] { "Dockerfile", "compose.yaml", "deploy/pod.yaml" });
            var region = location.GetProperty("region");
            Assert.Equal(["startLine", "startColumn", "endLine", "endColumn"], Names(region));
            Assert.All(region.EnumerateObject(), n => Assert.True(n.Value.GetInt32() >= 1));
            if (!result.TryGetProperty("fixes", out var fixes))
                continue;
            var change = Assert.Single(Assert.Single(fixes.EnumerateArray()).GetProperty("artifactChanges").EnumerateArray());
            Assert.NotEmpty(change.GetProperty("replacements").EnumerateArray());
            Assert.All(change.GetProperty("replacements").EnumerateArray(), r => Assert.Equal(["deletedRegion", "insertedContent"], Names(r)));
        }
    }

    [Fact]
    public void Sarif_fingerprints_are_distinct_and_survive_a_line_above()
    {
        using var folder = Harbour();
        using var moved = Harbour("# a line above\n");
        var before = Fingerprints(folder);
        Assert.Equal(before, Fingerprints(moved));
        Assert.Equal(before.Count, before.Distinct().Count());

        static List<string> Fingerprints(Folder folder) =>
        [
            .. folder.Run("check", "--format", "sarif").Exits(1).Json().GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!),
        ];
    }

    [Fact]
    public void Github_commands_escape_what_would_end_them()
    {
        using var folder = new Folder().Write("a,b:c%d/compose.yaml", "services:\n  \"100%\\r\\nx\": { image: acme/a:1.2, read_only: false }\n");
        var line = folder.Run("check", "--only", "SEA3001", "--format", "github").Exits(1).Output;
        Assert.StartsWith("::warning file=a%2Cb%3Ac%25d/compose.yaml,line=2,endLine=2,col=", line, StringComparison.Ordinal);
        Assert.Contains("100%25", line, StringComparison.Ordinal);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain('\r', line);
    }

    [Fact]
    public void Two_runs_say_the_same_bytes()
    {
        using var folder = Harbour();
        foreach (var format in new[] { "text", "json", "sarif", "github" })
            Assert.Equal(folder.Run("check", "--format", format).Output, folder.Run("check", "--format", format).Output);
    }

    static void AssertPlace(JsonElement location)
    {
        var (line, column) = (location.GetProperty("line").GetInt32(), location.GetProperty("column").GetInt32());
        var (endLine, endColumn) = (location.GetProperty("endLine").GetInt32(), location.GetProperty("endColumn").GetInt32());
        Assert.True(line >= 1 && column >= 1 && (endLine, endColumn).CompareTo((line, column)) >= 0, location.ToString());
    }

    static List<string> Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    static string Indented(JsonElement element) => JsonSerializer.Serialize(element, s_indented);

    static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
