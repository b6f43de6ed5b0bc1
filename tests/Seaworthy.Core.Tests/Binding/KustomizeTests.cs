using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;
using Xunit;
using static Seaworthy.Core.Tests.Binding.Kustomized;

namespace Seaworthy.Core.Tests.Binding;

/// <summary>Base and overlay are judged as one, each value where it is written.</summary>
public sealed class KustomizeTests
{
    [Fact]
    public void What_every_overlay_supplies_is_not_missing_in_the_base()
    {
        var limits = "resources: { limits: { memory: 64Mi } }\n";
        (string, string)[] files =
        [
            s_base, ("base/web.yaml", Web),
            ("prod/kustomization.yaml", "resources: [../base]\npatches:\n- path: limit.yaml\n"),
                ("prod/limit.yaml", Patch + limits + "      - name: side\n        " + limits),
            ("test/kustomization.yaml", "bases: [../base]\npatchesStrategicMerge:\n- limit.yaml\n"), ("test/limit.yaml", Patch + limits),
        ];
        var finding = Assert.Single(Found(files, "SEA5001"));
        Assert.Equal("base/web.yaml:side", At(finding));
    }

    [Theory]
    [InlineData("patches:\n- path: patch.yaml\n")]
    [InlineData("patchesStrategicMerge: [patch.yaml]\n")]
    [InlineData("patches:\n- path: patch.yaml\nhelmCharts:\n- name: x\n")]
    [InlineData("patches:\n- path: patch.yaml\nresources: [https://example.test/base, ../base]\n")]
    [InlineData("patches:\n- path: patch.yaml\nreplacements:\n- path: x\n")]
    [InlineData("patches:\n- path: patch.yaml\nreplacements:\n- source: { kind: Deployment }\n  targets: [{ fieldPaths: [a] }]\n")]
    public void A_patch_is_never_judged_as_a_workload(string text)
    {
        var result = Run(s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", text), ("prod/patch.yaml", Patch + "image: acme/web:latest\n"));
        Assert.DoesNotContain(result.Findings, f => f.Location.Source.Path == "prod/patch.yaml" && f.Rule.Info.Id != "SEA1001");
        Assert.Contains(result.Findings, f => f.Location.Source.Path == "base/web.yaml");
    }

    [Fact]
    public void A_value_stands_where_it_is_written()
    {
        (string, string)[] files =
        [
            s_base, ("base/web.yaml", Web),
            ("prod/kustomization.yaml", """
                resources:
                - ../base
                patches:
                - path: merge.yaml
                - target: { kind: Deployment, name: w.* }
                  path: operations.yaml
                - target: { kind: Deployment }
                  patch: |-
                    - op: replace
                      path: /spec/template/spec/containers/0/image
                      value: acme/web:latest
                - patch: |
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: { name: web }
                    spec: { template: { spec: { hostIPC: true } } }
                images:
                - name: acme/side
                  newName: acme/other
                  newTag: latest
                """),
            ("prod/merge.yaml", Patch + "securityContext: { runAsUser: 0 }\n"),
            ("prod/operations.yaml", "- op: test\n  path: /kind\n  value: Deployment\n- op: add\n  path: /spec/template/spec/hostPID\n  value: true\n"),
        ];
        Assert.Equal(["prod/kustomization.yaml:latest", "prod/kustomization.yaml:latest"], Found(files, "SEA1001").Select(At));
        Assert.Equal(["Image 'acme/web:latest' has the tag 'latest' and can change between builds; pin a version",
            "Image 'acme/other:latest' has the tag 'latest' and can change between builds; pin a version"], Found(files, "SEA1001")
            .Select(f => f.Message));
        Assert.Equal("prod/operations.yaml:true", At(Assert.Single(Found(files, "SEA2009"))));
        Assert.Equal("prod/kustomization.yaml:true", At(Assert.Single(Found(files, "SEA2010"))));
        Assert.Equal("prod/merge.yaml:0", At(Assert.Single(Found(files, "SEA2002"))));
        Assert.Equal("base/web.yaml:true", At(Assert.Single(Found(files, "SEA2003"))));
        Assert.Equal("base/web.yaml:/etc", At(Assert.Single(Found(files, "SEA3003"))));
        Assert.Equal("base/web.yaml:hunter22", At(Assert.Single(Found(files, "SEA2101"))));
    }

    [Theory]
    [InlineData("env: [{ name: PASSWORD, $patch: delete }]", "SEA2101")]
    [InlineData("env: [{ name: PASSWORD, value: null, valueFrom: { secretKeyRef: { name: a, key: b } } }]", "SEA2101")]
    [InlineData("env: [{ $patch: replace }, { name: OTHER, value: x }]", "SEA2101")]
    [InlineData("securityContext: { $patch: replace, runAsNonRoot: true }", "SEA2003")]
    [InlineData("securityContext: { privileged: false }", "SEA2003")]
    [InlineData("securityContext: null", "SEA2003")]
    [InlineData("ports: [{ containerPort: 22, $patch: delete }]", "SEA4002")]
    [InlineData("$patch: delete", "SEA2003 SEA2101 SEA4002")]
    public void Strategic_merging_takes_away(string lines, string gone)
    {
        (string, string)[] before = [s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", "resources: [../base]\n")];
        (string, string)[] files = [.. before[..2], ("prod/kustomization.yaml", "resources: [../base]\npatches: [{ path: p.yaml }]\n"),
            ("prod/p.yaml", Patch + lines + "\n")];
        foreach (var id in gone.Split(' '))
        {
            Assert.Single(Found(before, id));
            Assert.Empty(Found(files, id));
        }
        Assert.Single(Found(files, "SEA1001"));
    }

    [Fact]
    public void Items_meet_by_their_keys_and_others_are_added()
    {
        var result = Run(
            s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml",
                "resources: [../base]\npatches: [{ path: p.yaml }]\nreplicas: [{ name: web, count: 3 }]\n"),
            ("prod/p.yaml", Patch + "ports: [{ containerPort: 22, hostPort: 2222 }, { containerPort: 80 }]\n        env: [{ name: PASSWORD, value: other " +
                "}, { name: B, value: b }]\n        volumeMounts: [{ name: state, mountPath: /x }]\n      - { name: third, image: 'acme/third:1' }\n"));
        var containers = Workload(result).Containers;
        Assert.Equal(["web", "side", "third"], containers.Select(c => c.Name));
        Assert.Equal([(22, "2222"), (80, null)], containers[0].Ports.Select(p => (p.First!.Value, p.HostPort)));
        Assert.Equal([("PASSWORD", "other"), ("B", "b")], containers[0].Variables.Select(v => (v.Name, v.Value!)));
        Assert.Equal("/etc", Assert.Single(containers[0].Mounts).Source);
        Assert.Equal("prod/p.yaml:other", At(Assert.Single(result.Findings, f => f.Rule.Info.Id == "SEA2101")));
        Assert.True(Assert.Single(result.Findings, f => f.Rule.Info.Id == "SEA2101").HoldsSecret);
    }

    [Theory]
    [InlineData("web", true)]
    [InlineData("^web$", true)]
    [InlineData("w.*", true)]
    [InlineData("(api|web)", true)]
    [InlineData("^(?:api|w(e|o)b)$", true)]
    [InlineData("api|we(b|c)", true)]
    [InlineData("we", false)]
    [InlineData("(api|we)", false)]
    [InlineData("x?web", false)]
    [InlineData("we[b]", false)]
    [InlineData("(web", false)]
    [InlineData("(we)*b", false)]
    [InlineData("web)", false)]
    public void A_target_is_named_by_an_expression_and_what_is_not_understood_hits_nothing(string name, bool isHit)
    {
        (string, string)[] files =
        [
            s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", $"resources: [../base]\npatches:\n- target: {{ kind: Deployment, name: '{name}' }}\n  patch: '[{{ op: remove, path: /spec/template/spec/containers/0/securityContext }}]'\n"),
        ];
        Assert.Equal(isHit ? 0 : 1, Found(files, "SEA2003").Count);
        Assert.Single(Found(files, "SEA1001"));
    }

    [Fact]
    public void A_deleted_object_is_gone()
    {
        (string, string)[] files =
        [
            s_base, ("base/web.yaml", Web + "---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n"),
                ("prod/kustomization.yaml", "resources: [../base]\npatches: [{ path: p.yaml }]\n"),
            ("prod/p.yaml", "$patch: delete\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n"),
        ];
        Assert.Empty(Found(files, "SEA2003"));
        Assert.Equal(["Service"], Run(files).Deployment.KubernetesFiles.SelectMany(f => f.Objects).Select(o => o.Kind));
    }

    [Fact]
    public void Input_for_other_tools_is_not_applied()
    {
        (string, string)[] files = [("web.yaml", Web.Replace("  name: web\nspec",
            "  name: web\n  annotations: { config.kubernetes.io/local-config: \"true\" }\nspec", StringComparison.Ordinal)),
            ("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\n"), ("kustomization.yaml", "resources: [web.yaml, c.yaml]\n")];
        Assert.Equal(["ConfigMap"], Objects(Run(files)).Select(o => o.Kind));
    }

    [Theory]
    [InlineData("images: [{ name: a, newTag: b }]\n")]
    [InlineData("patches: [{ path: bomb.yaml }]\n")]
    [InlineData("patches: [{ patch: '{ x11: { $patch: merge, k0: { k0: 1 } } }', target: { kind: Acme } }]\n")]
    [InlineData("replacements: [{ sourceValue: x, targets: [{ select: { kind: Acme }, fieldPaths: ['x11.*.*.*.*.*.*.*.*.*.*.*', " +
        "'l11.*.*.*.*.*.*.*.*.*.*.*'] }] }]\n")]
    public void Aliases_that_multiply_end(string text)
    {
        var bomb = new StringBuilder("apiVersion: acme.test/v1\nkind: Acme\nmetadata: { name: a }\nx0: &a0 { a: 1 }\nl0: &l0 [x]\n");
        for (var i = 1; i < 12; i++)
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"x{i}: &a{i} {{ {string.Join(", ", Enumerable.Range(0, 10).Select(j => $"k{j}: *a{i - 1}"))} }}\nl{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]\n");
        var watch = Stopwatch.StartNew();
        Run(("bomb.yaml", bomb.ToString()), ("kustomization.yaml", "resources: [bomb.yaml]\n" + text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("resources: [../base]\nhelmCharts: [{ name: x }]\n")]
    [InlineData("resources: [../base]\ngenerators: [x.yaml]\n")]
    [InlineData("resources: [../base]\nvalidators: [x.yaml]\n")]
    [InlineData("resources: ['https://acme.test/crds.yaml', ../base]\n")]
    [InlineData("resources: [../base, 'github.com/acme/deploy//base?ref=v1']\n")]
    [InlineData("resources: [../base, missing.yaml]\n")]
    [InlineData("resources: [../between]\n")]
    public void What_comes_from_elsewhere_leaves_the_rest_as_it_is(string text)
    {
        (string, string)[] files =
        [
            s_base, ("base/web.yaml", Web.Replace("    env:\n", "    envFrom: [{ configMapRef: { name: elsewhere } }]\n        env:\n",
                StringComparison.Ordinal)), ((text.Contains("between", StringComparison.Ordinal) ? "between" : "unused") + "/kustomization.yaml",
                text.Contains("between", StringComparison.Ordinal) ? "resources: [../base, missing.yaml]\n" : "resources: []\n"),
            ("prod/kustomization.yaml", text + "patches: [{ path: p.yaml }, { path: q.yaml }]\n"),
                ("prod/p.yaml", Patch + "securityContext: { privileged: false }\n"),
            ("prod/q.yaml", text.Contains("validators", StringComparison.Ordinal) ? Patch + "tty: true\n"
                : Patch.Replace("name: web\nspec", "name: unknown\nspec", StringComparison.Ordinal) + "tty: true\n"),
        ];
        Assert.Empty(Found(files, "SEA2003"));
        Assert.Equal("base/web.yaml:latest", At(Assert.Single(Found(files, "SEA1001"))));
        var all = Run(SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All }, null), files);
        Assert.Equal(text.Contains("validators", StringComparison.Ordinal) ? 1 : 0, all.Findings.Count(f => f.Rule.Info.Id == "SEA8214"));
    }

    [Theory]
    [InlineData("resources: [../base]\npatches: [{ path: missing.yaml }]\n")]
    [InlineData("resources: [../base]\npatches: [{ target: { kind: Deployment }, patch: '[{ op: copy, from: /a, path: /b }]' }]\n")]
    [InlineData("resources: [../base]\npatches: [{ target: { kind: Deployment }, patch: '[{ op: remove, path: /nowhere }]' }]\n")]
    [InlineData("resources: [../base]\npatches: [{ target: { name: 'a[bc]' }, path: x.yaml }]\n")]
    [InlineData("resources: [../base]\ntransformers: [t.yaml]\n")]
    [InlineData("resources: [../base, ../prod]\n")]
    [InlineData("resources: [../base\n")]
    [InlineData("{{ template }}\nresources: [../base]\n")]
    public void What_is_not_understood_leaves_the_files_as_they_are(string text)
    {
        (string, string)[] files = [s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", text)];
        Assert.Equal("base/web.yaml:true", At(Assert.Single(Found(files, "SEA2003"))));
        Assert.Equal("base/web.yaml:latest", At(Assert.Single(Found(files, "SEA1001"))));
    }

    [Fact]
    public void Behind_what_is_not_understood_an_inner_kustomization_counts()
    {
        (string, string)[] files =
        [
            ("base/kustomization.yaml", "resources: [web.yaml]\nimages: [{ name: acme/side, newTag: 1.2.3 }]\n"), ("base/web.yaml", Web),
            ("prod/kustomization.yaml", "resources: [../base]\nhelmCharts: [{ name: x }]\n"),
                ("circle/kustomization.yaml", "resources: [../circle, ../base]\n"),
        ];
        Assert.Empty(Found(files, "SEA1001"));
        Assert.Single(Found(files, "SEA2003"));
    }

    [Fact]
    public void A_fix_stays_in_the_file_of_its_finding()
    {
        (string Path, string Text)[] files = [s_base, ("base/web.yaml", Web),
            ("prod/kustomization.yaml", "resources: [../base]\nnamespace: prod\npatches: [{ path: p.yaml }]\n"),
            ("prod/p.yaml", Patch + "securityContext: { privileged: true, runAsUser: 0 }\n")];
        var before = Run(files);
        var repaired = 0;
        foreach (var finding in before.Findings)
        {
            if (finding.Fix?.Edits() is not { Count: > 0 } edits)
                continue;
            var after = Run([.. files.Select(f => (f.Path, f.Path == finding.Location.Source.Path ? TextEdit.Apply(f.Text, edits) : f.Text))]);
            Assert.DoesNotContain(after.Findings, f => f.Rule.Info.Id == "SEA0003");
            Assert.True(after.Findings.Count(f => f.Rule == finding.Rule) < before.Findings.Count(f => f.Rule == finding.Rule), finding.ToString());
            repaired++;
        }
        Assert.True(repaired > 1, repaired.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(true, false, "base/web.yaml")]
    [InlineData(false, true, "prod/p.yaml")]
    public void Each_project_reports_its_own_files(bool ownsBase, bool ownsOverlay, string reported)
    {
        var files = new[] { s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", "resources: [../base]\npatches: [{ path: p.yaml }]\n"), ("prod/p.yaml", Patch + "image: acme/web:latest\n") };
        var found = files.Select(f => new FoundFile(f.Item1, KindOf(f.Item1, f.Item2), f.Item2));
        var result = Linter.Run(WorkspaceBuilder.OfTexts(
            [.. found], s_settings, owns: path => path.StartsWith("base", StringComparison.Ordinal) ? ownsBase : ownsOverlay, rethrowFaults: true));
        Assert.Equal([reported], result.Findings.Select(f => f.Location.Source.Path).Distinct());
    }

    [Fact]
    public void Comments_in_the_file_of_a_value_hold()
    {
        (string, string)[] files = [s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", "resources: [../base]\npatches: [{ path: p.yaml }]\n"),
            ("prod/p.yaml", Patch + "image: acme/web:latest # seaworthy allow SEA1001: moves on purpose\n")];
        Assert.Equal("base/web.yaml:latest", At(Assert.Single(Found(files, "SEA1001"))));
        Assert.Empty(Found(files, "SEA0011"));
    }

    [Fact]
    public void Whatever_stands_in_patches_nothing_breaks()
    {
        var random = new Random(11);
        string[] pieces = ["replacements: ", "targets", "select", "fieldPaths", "source", "labels: ", "pairs", "[name=web]", "spec", "template", "containers",
            "name", "web", "$patch", "delete", "replace", "merge", ": ", "\n  ", "\n- ", "{", "}", "[", "]", "*a", "&a ", "<<", "null", "op", "path",
            "/spec/-", "value", "\"", "'", "|\n", "#", "$(X)"];
        for (var round = 0; round < 400; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(40); i >= 0; i--)
                text.Append(pieces[random.Next(pieces.Length)]);
            var kustomization = random.Next(2) == 0 ? "resources: [../base]\npatches: [{ path: p.yaml }]\nimages: [{ name: acme/web, newTag: x }]\n"
                : "resources: [../base]\n" + text;
            Run(s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", kustomization), ("prod/p.yaml", Patch + text + "\n"));
        }
    }

    [Fact]
    public void Many_overlays_of_one_base_take_no_longer_than_they_are_many()
    {
        var objects = string.Concat(Enumerable.Range(0, 50).Select(i => Web.Replace("name: web\nspec", "name: web" + i + "\nspec", StringComparison.Ordinal)
            + "---\n"));
        var files = new List<(string, string)> { s_base, ("base/web.yaml", objects) };
        for (var i = 0; i < 10; i++)
            files.Add(($"o{i}/kustomization.yaml", "resources: [../base]\nnamespace: n" + i + "\n"));
        var watch = Stopwatch.StartNew();
        Run([.. files]);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("kustomization.yaml", "resources: [a.yaml]\n", FileKind.Kustomization)]
    [InlineData("Kustomization", "resources: [a.yaml]\n", FileKind.Kustomization)]
    [InlineData("patch.yaml", "- op: replace\n  path: /spec/replicas\n  value: 3\n", FileKind.Patch)]
    [InlineData("patch.yaml", "---\n# more\n- path: /spec/replicas\n  op: remove\n", FileKind.Patch)]
    [InlineData("list.yaml", "- name: a\n  path: b\n", FileKind.Other)]
    [InlineData("values.yaml", "resources: {}\n", FileKind.Other)]
    [InlineData("all.yaml", "---\n# Source: chart/templates/deployment.yaml\napiVersion: apps/v1\nkind: Deployment\n", FileKind.Kubernetes)]
    public void Kinds_are_told_apart(string name, string text, FileKind kind) => Assert.Equal(kind, FileKinds.Of(name, text));
}
