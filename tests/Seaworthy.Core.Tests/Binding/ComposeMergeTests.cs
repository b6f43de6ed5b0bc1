using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Binding;

/// <summary>Services are judged as compose sees them, and findings stand where the value was written.</summary>
public sealed class ComposeMergeTests
{
    const string Base = "services:\n  api:\n    image: acme/api:1\n";

    [Fact]
    public void What_an_override_supplies_is_not_absent_in_the_base()
    {
        var result = Run(Mode.All, ("compose.yaml", Base), ("compose.override.yaml", "services:\n  api:\n    read_only: true\n"));
        Assert.DoesNotContain(result.Findings, f => f.Rule.Info.Id == "SEA3001");
        Assert.Single(Run(Mode.All, ("compose.yaml", Base)).Findings, f => f.Rule.Info.Id == "SEA3001");
    }

    [Fact]
    public void A_finding_stands_in_the_file_that_holds_the_value()
    {
        var result = Run(Mode.Recommended, ("compose.yaml", Base), ("compose.override.yaml",
            "services:\n  api:\n    privileged: true\n    ports: ['8080:80']\n    volumes: [/var/run/docker.sock:/x]\n    environment: [PASSWORD=hunter22]\n"));
        foreach (var (id, text) in new[] { ("SEA2003", "true"), ("SEA4001", "'8080:80'"), ("SEA3002", "/var/run/docker.sock:/x"), ("SEA2101", "hunter22") })
        {
            var finding = Assert.Single(result.Findings, f => f.Rule.Info.Id == id);
            Assert.Equal("compose.override.yaml", finding.Location.Source.Path);
            Assert.Equal(text, finding.Location.Source.ToString(finding.Location.Span));
        }
    }

    [Fact]
    public void A_value_that_is_overridden_is_no_finding()
    {
        var result = Run(Mode.All, ("compose.yaml", Base + "    privileged: true\n    pid: host\n"),
            ("compose.override.yaml", "services:\n  api:\n    privileged: false\n    pid: !reset null\n"));
        Assert.DoesNotContain(result.Findings, f => f.Rule.Info.Id is "SEA2003" or "SEA2009" or "SEA2010");
    }

    [Fact]
    public void Lists_are_appended_and_override_takes_their_place()
    {
        var text = Base + "    cap_add: [SYS_ADMIN]\n    ports: ['127.0.0.1:1:1']\n    command: [a]\n";
        Assert.Equal(["SYS_ADMIN", "SYS_TIME"], Container(("compose.yaml", text), ("compose.override.yaml", "services:\n  api:\n    cap_add: [SYS_TIME]\n"))
            .CapabilitiesAdded.Items.Select(i => i.Text));
        Assert.Equal(["SYS_TIME"], Container(("compose.yaml", text), ("compose.override.yaml", "services:\n  api:\n    cap_add: !override [SYS_TIME]\n"))
            .CapabilitiesAdded.Items.Select(i => i.Text));
        Assert.Empty(Container(("compose.yaml", text), ("compose.override.yaml", "services:\n  api:\n    ports: !reset []\n")).Ports);
    }

    [Fact]
    public void Short_and_long_forms_meet()
    {
        var container = Container(
            ("compose.yaml", Base + "    build: ./api\n    environment: [A=1]\n    networks: [x]\n"),
            ("compose.override.yaml", "services:\n  api:\n    build: { args: { B: 2 } }\n    environment: { C: 3 }\n    networks: { y: {} }\n"));
        Assert.Equal(["A", "B", "C"], container.Variables.Select(v => v.Name).Order());
    }

    [Fact]
    public void An_inherited_fault_is_one_finding_of_all_that_inherit_it()
    {
        var result = Run(
            Mode.Recommended,
            ("compose.yaml", "services:\n  a: { extends: { file: common.compose.yaml, service: base } }\n  b: { extends: { file: common.compose.yaml, " +
                "service: base }, read_only: true }\n"),
            ("common.compose.yaml", "services:\n  base:\n    image: acme/api:1\n    privileged: true\n"));
        var finding = Assert.Single(result.Findings, f => f.Rule.Info.Id == "SEA2003");
        Assert.Equal("common.compose.yaml", finding.Location.Source.Path);
        Assert.Equal(["services.a", "services.b", "services.base"], finding.Subjects.Order());
    }

    [Fact]
    public void A_file_that_another_project_owns_is_read_and_never_reported()
    {
        FoundFile[] files =
        [
            new("web/compose.yaml", FileKind.Compose, "services:\n  a: { extends: { file: ../common/compose.yaml, service: base } }\n"),
            new("common/compose.yaml", FileKind.Compose, "services:\n  base:\n    image: acme/api:latest\n    privileged: true\n    read_only: true\n"),
        ];
        var result = Linter.Run(WorkspaceBuilder.OfTexts(files, SettingsOf(Mode.All), owns: static path => path == "web/compose.yaml", rethrowFaults: true));
        Assert.All(result.Findings, f => Assert.Equal("web/compose.yaml", f.Location.Source.Path));
        Assert.DoesNotContain(result.Findings, f => f.Rule.Info.Id is "SEA3001" or "SEA2003");
    }

    [Fact]
    public void What_is_not_in_the_workspace_is_unknown()
    {
        var result = Run(Mode.All, ("compose.yaml", "services:\n  api:\n    extends: { file: elsewhere.yaml, service: api }\n"));
        Assert.DoesNotContain(result.Findings, f => f.Rule.Info.Id is "SEA3001" or "SEA2004" or "SEA7002");
    }

    [Fact]
    public void Merged_settings_are_those_of_the_highest_file_that_has_them()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            // From the lowest to the highest: what is extended, the service, its override.
            var layers = Enumerable.Range(0, 3).Select(_ => Layer(random)).ToArray();
            var container = Container(
                ("compose.yaml", "services:\n  api:\n    image: a/b:1\n    extends: base\n" + Lines(layers[1]) + "  base:\n    image: a/b:1\n"
                    + Lines(layers[0])),
                ("compose.override.yaml", "services:\n  api:\n    labels: {}\n" + Lines(layers[2])));
            foreach (var (key, setting) in new[] { ("read_only", container.ReadOnlyRoot), ("privileged", container.Privileged) })
            {
                var highest = Array.FindLastIndex(layers, layer => layer.ContainsKey(key));
                Assert.Equal(highest >= 0, setting.Written == Written.Value);
                Assert.True(setting.IsEffectively(highest >= 0 && layers[highest][key] == "true"));
                Assert.Equal(highest == 2 ? "compose.override.yaml" : "compose.yaml", setting.Location.Source.Path);
                Assert.Equal(highest >= 0 ? layers[highest][key] : "api", setting.Location.Source.ToString(setting.Location.Span));
                // An edit may touch the service itself, and nothing that others use.
                Assert.Equal(highest is -1 or 1, setting.Route is not null);
            }
        }
    }

    [Fact]
    public void Each_fix_changes_the_file_of_its_finding_and_ends_the_fault()
    {
        (string Path, string Text)[] files =
        [
            ("compose.yaml", "services:\n  api:\n    image: acme/api:latest\n    extends: base\n    cap_drop: [CHOWN]\n    security_opt: [label:disable]\n " +
                "   ports: ['1:1']\n    deploy: {}\n  base:\n    image: a/b:1\n    cap_drop: [KILL]\n    pid: host\n"),
            ("compose.override.yaml", "services:\n  api:\n    cap_drop: [FOWNER]\n    cap_add: [SYS_ADMIN]\n    security_opt: [seccomp:unconfined, " +
                "apparmor=unconfined]\n    ipc: host\n    read_only: false\n    ports: ['2:2']\n"),
        ];
        var before = Run(Mode.All, files);
        var repaired = 0;
        foreach (var finding in before.Findings)
        {
            if (finding.Fix?.Edits() is not { Count: > 0 } edits)
                continue;
            var after = Run(Mode.All, [.. files.Select(f => (f.Path, f.Path == finding.Location.Source.Path ? TextEdit.Apply(f.Text, edits) : f.Text))]);
            Assert.DoesNotContain(after.Findings, f => f.Rule.Info.Id == "SEA0003");
            Assert.True(after.Findings.Count(f => f.Rule == finding.Rule) < before.Findings.Count(f => f.Rule == finding.Rule), finding.ToString());
            repaired++;
        }
        Assert.True(repaired > 4, repaired.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("services:\n  a: { extends: a }\n")]
    [InlineData("services:\n  a: { extends: b }\n  b: { extends: a }\n  c: { extends: a }\n")]
    [InlineData("include: [compose.yaml]\nservices:\n  a: { extends: { file: compose.yaml, service: a }, depends_on: [a], networks: [x] }\n")]
    [InlineData("services: &s\n  a: &a\n    extends: *a\n    build: *s\n    <<: *a\n")]
    public void Circles_end(string text) => Assert.NotNull(Run(Mode.All, ("compose.yaml", text), ("compose.override.yaml", text)));

    [Fact]
    public void A_long_chain_takes_no_longer_than_its_length()
    {
        var text = new StringBuilder("services:\n  s0: { image: a/b:1 }\n");
        for (var i = 1; i < 3000; i++)
            text.Append("  s").Append(i).Append(": { extends: s").Append(i - 1).Append(", depends_on: [s").Append(i - 1).Append("] }\n");
        var watch = Stopwatch.StartNew();
        Run(Mode.All, ("compose.yaml", text.ToString()), ("compose.override.yaml", text.ToString()));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    static Dictionary<string, string> Layer(Random random)
    {
        var layer = new Dictionary<string, string>();
        foreach (var key in new[] { "read_only", "privileged" })
        {
            if (random.Next(2) == 0)
                layer.Add(key, random.Next(2) == 0 ? "true" : "false");
        }
        return layer;
    }

    static string Lines(Dictionary<string, string> layer) => string.Concat(layer.Select(pair => $"    {pair.Key}: {pair.Value}\n"));

    static Container Container(params (string Path, string Text)[] files) => Run(Mode.All, files)
        .Deployment.ComposeFiles.Single(f => f.File.Path == "compose.yaml").Services[0].Container;

    static LintResult Run(Mode mode, params (string Path, string Text)[] files) =>
        Linter.Run(WorkspaceBuilder.OfTexts([.. files.Select(f => new FoundFile(f.Path, FileKind.Compose, f.Text))], SettingsOf(mode), rethrowFaults: true));

    static FileSettings SettingsOf(Mode mode) => SeverityResolver.Resolve(new GlobalSettings { Mode = mode }, null);
}
