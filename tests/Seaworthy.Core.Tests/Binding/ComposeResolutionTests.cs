using System.Collections.Generic;
using System.Linq;
using Seaworthy.Binding.Compose;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Syntax;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Binding;

/// <summary>What a compose file says once variables, includes and inline Dockerfiles are looked into.</summary>
public sealed class ComposeResolutionTests
{
    static readonly Dictionary<string, string> s_environment = new() { ["SET"] = "value", ["EMPTY"] = "" };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$$x$${y}", "$x${y}")]
    [InlineData("${X:-d}", "d")]
    [InlineData("${X-d}", "d")]
    [InlineData("${X:-a${Y:-b}c}", "abc")]
    [InlineData("${X:-}", "")]
    [InlineData("$X", null)]
    [InlineData("${X}", null)]
    [InlineData("${X:?must be set}", null)]
    [InlineData("${X?}", null)]
    [InlineData("${X:+r}", null)]
    [InlineData("${X+r}", null)]
    [InlineData("${X", null)]
    [InlineData("${}", null)]
    [InlineData("$", null)]
    [InlineData("${1:-x}", null)]
    public void Without_an_environment_only_defaults_are_known(string text, string? expected) => Assert.Equal(expected, Expand(text, null)?.Text);

    [Theory]
    [InlineData("<$SET>", "<value>")]
    [InlineData("<${SET}>", "<value>")]
    [InlineData("${SET:-d}", "value")]
    [InlineData("${EMPTY:-d}", "d")]
    [InlineData("${EMPTY-d}", "")]
    [InlineData("${SET:?e}", "value")]
    [InlineData("${EMPTY:?e}", null)]
    [InlineData("${EMPTY?e}", "")]
    [InlineData("${SET:+r}", "r")]
    [InlineData("${EMPTY:+r}", "")]
    [InlineData("${EMPTY+r$SET}", "rvalue")]
    [InlineData("$OTHER", null)]
    [InlineData("${OTHER:-$SET}", "value")]
    public void With_an_environment_the_forms_mean_what_compose_says(string text, string? expected) =>
        Assert.Equal(expected, Expand(text, s_environment)?.Text);

    [Fact]
    public void A_value_of_the_environment_stands_where_its_variable_does()
    {
        var text = Expand("a${SET}b", s_environment)!;
        Assert.Equal("${SET}", "image: a${SET}b"[text.ToSource(new TextSpan(1, 5)).Start..text.ToSource(new TextSpan(1, 5)).End]);
    }

    [Fact]
    public void Paths_of_one_include_are_merged_each_over_the_one_before()
    {
        var result = Run(
            ("compose.yaml", "include:\n- path: [a.compose.yaml, b.compose.yaml, c.compose.yaml]\n"),
            ("a.compose.yaml", "services:\n  api:\n    image: acme/api:1\n    privileged: true\n    pid: host\n    ipc: host\n"),
            ("b.compose.yaml", "services:\n  api:\n    privileged: false\n    pid: !reset null\n"),
            ("c.compose.yaml", "services:\n  api:\n    read_only: true\n"));
        Assert.Empty(Findings(result, "SEA2003", "SEA2009"));
        Assert.Equal("a.compose.yaml", Assert.Single(Findings(result, "SEA2010")).Location.Source.Path);
        Assert.Empty(Findings(result, "SEA3001"));
    }

    [Fact]
    public void An_inline_Dockerfile_is_linted_where_it_stands()
    {
        const string Text = "services:\n  api:\n    build:\n      dockerfile_inline: |\n        FROM debian:latest\n        USER app\n        ENV " +
            "PASSWORD=hunter22 HOST=$$X\n        EXPOSE 70000\n";
        var result = Run(("compose.yaml", Text));
        Assert.Equal("latest", Shown(Assert.Single(Findings(result, "SEA1001"))));
        var secret = Assert.Single(Findings(result, "SEA2101"));
        Assert.Equal("hunter22", Shown(secret));
        Assert.True(secret.HoldsSecret);
        Assert.Equal("70000", Shown(Assert.Single(Findings(result, "SEA4003"))));
        Assert.Empty(Findings(result, "SEA2001"));
    }

    [Fact]
    public void Services_that_inherit_an_inline_Dockerfile_share_its_findings()
    {
        var result = Run(("compose.yaml", "services:\n  a: &a\n    build:\n      dockerfile_inline: \"FROM debian:latest\\nUSER app\"\n  b: *a\n  c: { " +
            "extends: a }\n"));
        Assert.Equal("latest", Shown(Assert.Single(Findings(result, "SEA1001"))));
    }

    [Theory]
    [InlineData("        # hadolint ignore=DL3007\n        FROM debian:latest\n")]
    [InlineData("        # seaworthy allow SEA1001: on purpose\n        FROM debian:latest\n")]
    [InlineData("        FROM debian:$TAG\n")]
    public void An_inline_Dockerfile_has_comments_and_variables_of_its_own(string lines)
    {
        var result = Run(("compose.yaml", "services:\n  api:\n    build:\n      dockerfile_inline: |\n" + lines));
        Assert.Empty(Findings(result, "SEA1001", "SEA0010", "SEA0011"));
    }

    [Fact]
    public void A_fix_within_a_line_of_an_inline_Dockerfile_is_made_there()
    {
        const string Text = "services:\n  api:\n    build:\n      dockerfile_inline: |\n        FROM debian:12 as base\n";
        var finding = Run(("compose.yaml", Text)).Findings.First(f => f.Rule.Info.Slug == "from-as-casing");
        Assert.Contains("        FROM debian:12 AS base\n", TextEdit.Apply(Text, finding.Fix!.Edits()), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_several_services_has_no_profile_that_not_all_have()
    {
        const string Text = "x-a: &a { privileged: true }\nservices:\n  a: { <<: *a, image: 'acme/a:1', profiles: [debug] }\n  b: { <<: *a, image: " +
            "'acme/b:1' }\n";
        Assert.DoesNotContain("in profile", Assert.Single(Findings(Run(("compose.yaml", Text)), "SEA2003")).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_names_the_profile()
    {
        var result = Run(("compose.yaml", "services:\n  a: { image: 'acme/a:1', privileged: true, profiles: [debug, ci] }\n  b: { image: 'acme/b:1', " +
            "privileged: true }\n"));
        Assert.Equal([true, false], Findings(result, "SEA2003").Select(f => f.Message.EndsWith(" (in profile debug, ci)", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("# dclint disable-file\nservices:\n  a:\n    image: acme/a:latest\n", 0)]
    [InlineData("# dclint disable\nservices:\n  a:\n    image: acme/a:latest\n", 0)]
    [InlineData("---\n# dclint disable no-version-field service-image-require-explicit-tag\nservices:\n  a:\n    image: acme/a:latest\n", 0)]
    [InlineData("# dclint disable no-version-field\nservices:\n  a:\n    image: acme/a:latest\n", 1)]
    [InlineData("services:\n  # dclint disable\n  a:\n    image: acme/a:latest\n", 1)]
    [InlineData("services:\n  a:\n    image: acme/a:latest # dclint disable-line\n", 0)]
    [InlineData("services:\n  a:\n    # dclint disable-line service-image-require-explicit-tag\n    image: acme/a:latest\n", 0)]
    [InlineData("# kics-scan ignore\nservices:\n  a:\n    image: acme/a:latest\n", 0)]
    [InlineData("services:\n  a:\n    # kics-scan ignore-line\n    image: acme/a:latest\n  b:\n    image: acme/b:latest\n", 1)]
    public void Comments_for_other_tools_hold(string text, int expected) => Assert.Equal(expected, Findings(Run(("compose.yaml", text)), "SEA1001").Count);

    static string Shown(Finding finding) => finding.Location.Source.ToString(finding.Location.Span);

    static List<Finding> Findings(LintResult result, params string[] ids) => [.. result.Findings.Where(f => ids.Contains(f.Rule.Info.Id))];

    static MappedText? Expand(string text, IReadOnlyDictionary<string, string>? environment)
    {
        var yaml = YamlSyntax.Parse(new SourceText("compose.yaml", "image: " + text) { Environment = environment });
        return ComposeValues.Instance.Expand((YamlScalar)((YamlMapping)yaml.Documents[0].Root!).Entries[0].Value);
    }

    static LintResult Run(params (string Path, string Text)[] files) =>
        Linter.Run(WorkspaceBuilder.OfTexts([.. files.Select(f => new FoundFile(f.Path, FileKind.Compose, f.Text))], s_settings, rethrowFaults: true));

    static readonly FileSettings s_settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All }, null);
}
