using System;
using System.Linq;
using System.Text.Json;
using Seaworthy.Linting;
using Xunit;

namespace Seaworthy.Tool.Tests;

public sealed class RulesTests
{
    [Fact]
    public void Json_lists_every_rule_in_the_agreed_shape()
    {
        using var folder = new Folder();
        var rules = folder.Run("rules", "--format", "json").Exits(0).Json().EnumerateArray().ToList();
        Assert.Equal(Catalogue.Rules.Length, rules.Count);
        foreach (var rule in rules)
        {
            Assert.Equal(
                ["id", "slug", "title", "category", "severity", "mode", "dialects", "fix", "aliases", "related", "since"], rule.EnumerateObject().Select(p => p.Name));
            Assert.Matches("^SEA[0-9]{4}$", Text(rule, "id"));
            Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", Text(rule, "slug"));
            Assert.NotEqual("", Text(rule, "title"));
            Assert.Contains(Text(rule, "severity"), new[] { "error", "warning", "info", "hidden", "none" });
            Assert.Contains(Text(rule, "mode"), new[] { "minimum", "recommended", "all", "preference", "none" });
            Assert.Contains(Text(rule, "fix"), new[] { "safe", "review", "none" });
            Assert.Matches(@"^\d+\.\d+$", Text(rule, "since"));
            Assert.All(rule.GetProperty("dialects").EnumerateArray(), d => Assert.Contains(d.GetString(), new[] { "dockerfile", "compose", "kubernetes" }));
            Assert.All(rule.GetProperty("aliases").EnumerateArray(), a => Assert.Matches("^[a-z0-9-]+:[^ ]+$", a.GetString()));
            Assert.All(rule.GetProperty("related").EnumerateArray(), a => Assert.Matches("^[a-z0-9-]+:[^ ]+$", a.GetString()));
        }
        var ids = rules.ConvertAll(r => Text(r, "id"));
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        var writable = rules.Single(r => Text(r, "id") == "SEA3001");
        Assert.Equal(("writable-root-filesystem", "filesystem", "recommended", "review"), (Text(writable, "slug"), Text(writable, "category"), Text(writable, "mode"), Text(writable, "fix")));
        Assert.Equal(["compose", "kubernetes"], writable.GetProperty("dialects").EnumerateArray().Select(d => d.GetString()!));
        Assert.Contains("trivy:KSV-0014", writable.GetProperty("aliases").EnumerateArray().Select(d => d.GetString()));
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("text")]
    public void Each_rule_has_a_line(string format)
    {
        using var folder = new Folder();
        var lines = folder.Run("rules", "--format", format).Exits(0).Output.TrimEnd('\n').Split('\n');
        var heading = format == "markdown" ? 2 : 0;
        Assert.Equal(Catalogue.Rules.Length, lines.Length - heading);
        for (var i = 0; i < Catalogue.Rules.Length; i++)
        {
            var rule = Catalogue.Rules[i];
            Assert.Contains(rule.Info.Id, lines[i + heading], StringComparison.Ordinal);
            Assert.Contains(rule.Info.Slug, lines[i + heading], StringComparison.Ordinal);
            Assert.Contains(rule.Title, lines[i + heading], StringComparison.Ordinal);
            if (format == "markdown")
                Assert.Equal(lines[0].Count(c => c == '|'), lines[i + heading].Count(c => c == '|'));
        }
    }

    [Theory]
    [InlineData("SEA1001")]
    [InlineData("sea1001")]
    [InlineData("latest-tag")]
    [InlineData("DL3007")]
    [InlineData("hadolint:DL3007")]
    [InlineData("CKV_K8S_22", "SEA3001")]
    [InlineData("no-read-only-root-fs", "SEA3001")]
    public void A_rule_is_explained_by_any_of_its_names(string name, string id = "SEA1001")
    {
        using var folder = new Folder();
        var page = folder.Run("explain", name).Exits(0).Output;
        Assert.StartsWith("# " + id, page, StringComparison.Ordinal);
        Assert.Contains("```", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_rule_is_refused_with_what_was_probably_meant()
    {
        using var folder = new Folder();
        folder.Run("explain", "writable-root-filesytem").Refuses("'writable-root-filesytem'", "did you mean 'writable-root-filesystem'?");
        folder.Run("explain", "what\u001b[31mever").Refuses("is not a rule");
        Assert.DoesNotContain('\u001b', folder.Run("explain", "what\u001b[31mever").Error);
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
