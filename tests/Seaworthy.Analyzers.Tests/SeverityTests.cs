using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Seaworthy.Linting;
using Xunit;

namespace Seaworthy.Analyzers.Tests;

public class SeverityTests
{
    const string Path = "/p/Dockerfile";
    const string Rule = "SEA1001";

    static CompilerHost Host() => new CompilerHost().File(Path, "FROM debian:latest\nUSER app\n");

    static async Task<DiagnosticSeverity?> SeverityOf(CompilerHost host, string id = Rule) => (await host.Run()).SingleOrDefault(d => d.Id == id)?.Severity;

    [Fact]
    public async Task By_default_a_rule_has_its_own_severity() => Assert.Equal(DiagnosticSeverity.Warning, await SeverityOf(Host()));

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("none", null)]
    public async Task The_key_for_a_file_counts_in_a_section_for_it(string word, DiagnosticSeverity? expected)
    {
        Assert.Equal(expected, await SeverityOf(Host().EditorConfig("/p/.editorconfig", $"[Dockerfile]\nseaworthy_severity.{Rule} = {word}\n")));
        Assert.Equal(expected, await SeverityOf(Host().EditorConfig("/p/.editorconfig", $"[*]\nseaworthy_severity.latest-tag = {word}\n")));
        Assert.Equal(DiagnosticSeverity.Warning, await SeverityOf(Host()
            .EditorConfig("/p/.editorconfig", $"[compose.yaml]\nseaworthy_severity.{Rule} = {word}\n")));
    }

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("none", null)]
    public async Task A_global_config_sets_the_severity_by_id(string word, DiagnosticSeverity? expected) =>
        Assert.Equal(expected, await SeverityOf(Host().EditorConfig("/p/.globalconfig", $"is_global = true\ndotnet_diagnostic.{Rule}.severity = {word}\n")));

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("none", null)]
    public async Task The_section_for_source_files_that_editors_write_counts(string word, DiagnosticSeverity? expected) =>
        Assert.Equal(expected, await SeverityOf(Host().EditorConfig("/p/.editorconfig", $"[*.cs]\ndotnet_diagnostic.{Rule}.severity = {word}\n")));

    [Fact]
    public async Task The_key_for_a_file_beats_what_is_set_for_the_project() =>
        Assert.Null(await SeverityOf(Host()
            .EditorConfig("/p/.globalconfig", $"is_global = true\ndotnet_diagnostic.{Rule}.severity = error\n")
            .EditorConfig("/p/.editorconfig", $"[Dockerfile]\nseaworthy_severity.{Rule} = none\n")));

    [Fact]
    public async Task NoWarn_silences()
    {
        Assert.Null(await SeverityOf(Host().Specific(Rule, ReportDiagnostic.Suppress)));
        Assert.Null(await SeverityOf(Host().Specific(Rule, ReportDiagnostic.Suppress)
            .EditorConfig("/p/.globalconfig", $"is_global = true\ndotnet_diagnostic.{Rule}.severity = error\n")));
    }

    [Fact]
    public async Task WarningsAsErrors_raises_one_rule_and_TreatWarningsAsErrors_all()
    {
        Assert.Equal(DiagnosticSeverity.Error, await SeverityOf(Host().Specific(Rule, ReportDiagnostic.Error)));
        Assert.Equal(DiagnosticSeverity.Error, await SeverityOf(Host().TreatWarningsAsErrors()));
    }

    [Fact]
    public async Task Our_own_property_raises_our_warnings_and_wakes_no_rule()
    {
        var before = await Host().Run();
        var after = await Host().Property("SeaworthyTreatWarningsAsErrors", "true").Run();

        Assert.Equal(before.Select(d => d.Id), after.Select(d => d.Id));
        Assert.Contains(after, d => d.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(after, d => d.Severity == DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task Our_own_property_exempts_our_warnings()
    {
        // The targets write the ids into WarningsNotAsErrors, which reaches the compiler as "no opinion".
        var host = Host().TreatWarningsAsErrors().Property("SeaworthyTreatWarningsAsErrors", "false");
        foreach (var descriptor in host.Analyzer.SupportedDiagnostics)
            host.Specific(descriptor.Id, ReportDiagnostic.Default);

        var found = await host.Run();
        Assert.Contains(found, d => d.Id == Rule);
        Assert.All(found, d => Assert.NotEqual(DiagnosticSeverity.Error, d.Severity));
    }

    [Fact]
    public async Task Mode_none_is_silent_and_level_leaves_out_later_rules()
    {
        Assert.Empty(await Host().Property("SeaworthyMode", "None").Run());
        Assert.Empty(await Host().Property("SeaworthyLevel", "0.0").Run());
        Assert.NotEmpty(await Host().Property("SeaworthyLevel", "0.1").Run());
        Assert.Empty(await Host().Property("SeaworthyPreset", "pss-baseline").Run());
        Assert.Empty(await Host().EditorConfig("/p/.editorconfig", "[Dockerfile]\nseaworthy_mode = none\n").Run());
    }

    [Theory]
    [InlineData("/p/.globalconfig", "is_global = true\ndotnet_diagnostic.{0}.severity = warning\n")]
    [InlineData("/p/.editorconfig", "[*.cs]\ndotnet_diagnostic.{0}.severity = warning\n")]
    [InlineData("/p/.editorconfig", "[Dockerfile]\nseaworthy_severity.{0} = warning\n")]
    [InlineData("/p/.editorconfig", "[*]\nseaworthy_mode = all\n")]
    public async Task A_rule_that_is_off_can_be_switched_on(string path, string config)
    {
        Assert.Null(await SeverityOf(Host().Property("SeaworthyMode", "Minimum")));
        Assert.Equal(
            DiagnosticSeverity.Warning,
            await SeverityOf(Host().Property("SeaworthyMode", "Minimum").EditorConfig(path, config.Replace("{0}", Rule, System.StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_rule_of_the_catalogue_is_a_descriptor_that_the_compiler_lets_through()
    {
        var descriptors = new ManifestAnalyzer().SupportedDiagnostics;
        Assert.Equal(Catalogue.Rules.Select(r => r.Info.Id), descriptors.Select(d => d.Id));
        Assert.All(descriptors, d => Assert.True(d.IsEnabledByDefault && d.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture) == "{0}"
            && d.HelpLinkUri.Length == 0));
        // Files with equal keys of ours share one answer, so what a rule reads must be one of them.
        Assert.All(Catalogue.Rules.SelectMany(r => r.Options), o => Assert.StartsWith("seaworthy_", o.Key, System.StringComparison.Ordinal));
    }
}
