using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Hosting;
using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Tasks.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("SeaworthyMode", "all", null)]
    [InlineData("SeaworthyMode", "", null)]
    [InlineData("SeaworthyMode", "Preference", "None, Minimum, Recommended or All")]
    [InlineData("SeaworthyPreset", "PSS-Restricted", null)]
    [InlineData("SeaworthyPreset", "restricted", "pss-baseline, pss-restricted or none")]
    [InlineData("SeaworthyKubernetesVersion", "v1.31.4-eks.2", null)]
    [InlineData("SeaworthyKubernetesVersion", "1", "such as 1.31")]
    [InlineData("SeaworthyKubernetesVersion", "1.31-rc", "such as 1.31")]
    [InlineData("SeaworthyLevel", "0.1", null)]
    [InlineData("SeaworthyLevel", "latest", null)]
    [InlineData("SeaworthyLevel", "newest", "latest")]
    [InlineData("SeaworthyTreatWarningsAsErrors", " True ", null)]
    [InlineData("SeaworthyTreatWarningsAsErrors", "yes", "true or false")]
    public void A_property_that_means_nothing_is_told_with_what_to_write(string property, string value, string? advice)
    {
        var problems = ProjectSettings.From(name => name == property ? value : null).Problems;
        if (advice is null)
        {
            Assert.Empty(problems);
            return;
        }
        var problem = Assert.Single(problems);
        Assert.Equal(property, problem.Property);
        Assert.Contains($"'{value}'", problem.Message, StringComparison.Ordinal);
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_are_read()
    {
        var settings = ProjectSettings.From(name => name switch { "SeaworthyMode" => "minimum", "SeaworthyLevel" => "1.2", "SeaworthyPreset" => "pss-baseline", "SeaworthyKubernetesVersion" => "v1.29.1", _ => "true" });
        Assert.Equal((Mode.Minimum, "1.2", true), (settings.Mode, settings.Level, settings.TreatWarningsAsErrors));
        Assert.Equal((Preset.PssBaseline, new KubernetesVersion(1, 29)), (settings.Preset, settings.ToGlobal(null).KubernetesVersion));
        Assert.Equal([Severity.None, Severity.Hidden, Severity.Info, Severity.Error, Severity.Error], Enum.GetValues<Severity>().Select(settings.Raise));
        Assert.Null(ProjectSettings.From(_ => "latest").Level);
        Assert.Equal(Mode.Recommended, ProjectSettings.From(_ => null).Mode);
    }

    [Fact]
    public void A_preset_takes_the_place_of_the_mode_and_only_none_beats_it()
    {
        static FileSettings Settings(Mode mode, string? preset) => SeverityResolver.Resolve(
            new GlobalSettings { Mode = mode, Preset = Preset.PssBaseline },
            preset is null ? null : new ConfigSet([ConfigFile.Parse(new SourceText("/.globalconfig", $"seaworthy_preset = {preset}\n"))]).SourceFor("/a.yaml"));
        static IEnumerable<string> On(FileSettings settings) => Catalogue.Rules.Where(r => settings.SeverityOf(r) != Severity.None).Select(r => r.Info.Id);

        Assert.Empty(On(Settings(Mode.None, "pss-restricted")));
        Assert.Equal(On(Settings(Mode.Minimum, null)), On(Settings(Mode.All, null)));
        Assert.Contains("SEA2003", On(Settings(Mode.Minimum, null)));
        Assert.DoesNotContain("SEA2004", On(Settings(Mode.All, null)));
        Assert.Contains("SEA2004", On(Settings(Mode.Minimum, "pss-restricted")));
        Assert.Contains("SEA0002", On(Settings(Mode.Minimum, "pss-restricted")));
        Assert.DoesNotContain("SEA1001", On(Settings(Mode.All, "pss-restricted")));
        Assert.Contains("SEA1001", On(Settings(Mode.All, "none")));
        Assert.Equal(Mode.All, Settings(Mode.Minimum, null).Mode);
    }

    [Fact]
    public void Warnings_are_treated_in_the_order_of_the_compiler()
    {
        var policy = new WarningPolicy("SEA1; sea2,SEA3\n", "SEA3;SEA4", "SEA5", treatWarningsAsErrors: true);
        Assert.Equal(Severity.None, policy.Apply("SEA2", Severity.Error));
        Assert.Equal(Severity.None, policy.Apply("SEA3", Severity.Warning));
        Assert.Equal(Severity.Error, policy.Apply("SEA4", Severity.Warning));
        Assert.Equal(Severity.Warning, policy.Apply("SEA5", Severity.Warning));
        Assert.Equal(Severity.Error, policy.Apply("SEA6", Severity.Warning));
        Assert.Equal(Severity.Info, policy.Apply("SEA6", Severity.Info));
        Assert.Equal([Severity.None, Severity.Error, null], new[] { "SEA3", "SEA4", "SEA6" }.Select(policy.SeverityOf));
    }

    [Theory]
    [InlineData("[*]\nseaworthy_severity.SEA9999 = none\n", "(2,1)", "does not name a rule; remove it")]
    [InlineData("[*]\nseaworthy_severity.latest-tags = none\n", "(2,1)", "use 'seaworthy_severity.latest-tag'")]
    [InlineData("[*]\nseaworthy_severity.SEA1001 = off-by-one\n", "(2,30)", "'off-by-one'")]
    [InlineData("[*]\nseaworthy_mode = strict\n", "(2,18)", "'strict'")]
    [InlineData("[*]\nseaworthy_preset = pss\n", "(2,20)", "'pss'")]
    [InlineData("[*]\nseaworthy_kubernetes_version = one\n", "(2,32)", "'one'")]
    [InlineData("[*]\nseaworthy_mod = all\n", "(2,1)", "use 'seaworthy_mode'")]
    [InlineData("seaworthy_mode = all\n[*]\n", "(1,1)", "above the first section")]
    public void A_key_without_effect_is_found_at_its_place(string text, string location, string part)
    {
        var finding = Assert.Single(Check("/r/.editorconfig", text));
        Assert.Equal("SEA0008", finding.Rule.Info.Id);
        Assert.Equal("/r/.editorconfig" + location, finding.Location.ToString());
        Assert.Contains(part, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/r/.editorconfig", "[*]\nseaworthy_severity.SEA1001 = none\nseaworthy_severity.latest-tag = default\nseaworthy_mode = All\nseaworthy_preset = pss-baseline\nseaworthy_kubernetes_version = 1.30\nindent_size = 2\n")]
    [InlineData("/r/.globalconfig", "seaworthy_severity.sea1001 = warning\nseaworthy_mode = minimum\n")]
    public void A_key_with_effect_is_no_finding(string path, string text) => Assert.Empty(Check(path, text));

    [Fact]
    public void Every_key_that_a_rule_reads_is_known()
    {
        var keys = Catalogue.Rules.SelectMany(r => r.Options).Select(o => o.Key + " = x\n");
        Assert.Empty(Check("/r/.editorconfig", "[*]\n" + string.Concat(keys)));
    }

    [Theory]
    [InlineData("# seaworthy allow SEA1001 until 2026-01-31: x\n", 2026, 2, 1, 2026, 2, 1)]
    [InlineData("# seaworthy allow SEA1001 until 2026-01-31: x\n", 2027, 5, 5, 2026, 2, 1)]
    [InlineData("# seaworthy allow SEA1001 until  2025-01-01\n# seaworthy allow SEA3001 until 2026-01-31\n", 2027, 5, 5, 2026, 2, 1)]
    public void Today_is_only_what_has_passed(string text, int year, int month, int day, int expectedYear, int expectedMonth, int expectedDay) =>
        Assert.Equal(CalendarDate.Of(expectedYear, expectedMonth, expectedDay), Deadlines.Passed([text], [], CalendarDate.Of(year, month, day)!.Value));

    [Theory]
    [InlineData("# seaworthy allow SEA1001 until 2026-01-31: x\n")]
    [InlineData("# seaworthy allow SEA1001 until 2025-02-30: x\n")]
    [InlineData("# seaworthy waits until ")]
    [InlineData("RUN until 2001-01-01; do :; done\n")]
    public void Today_does_not_matter_before(string text) => Assert.Null(Deadlines.Passed([text], [], CalendarDate.Of(2026, 1, 31)!.Value));

    static IReadOnlyList<Finding> Check(string path, string text) =>
        SettingsCheck.Check([ConfigFile.Parse(new SourceText(path, text))], SeverityResolver.Resolve(new GlobalSettings(), null));
}
