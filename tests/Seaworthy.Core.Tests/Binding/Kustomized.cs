using System.Collections.Generic;
using System.Linq;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Syntax;

namespace Seaworthy.Core.Tests.Binding;

/// <summary>Files of a kustomization, run together.</summary>
static class Kustomized
{
    internal const string Web = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 1
          template:
            metadata:
              labels: { app: web }
            spec:
              volumes:
              - name: state
                hostPath: { path: /etc }
              containers:
              - name: web
                image: acme/web:1.4.2
                ports:
                - containerPort: 22
                env:
                - name: PASSWORD
                  value: hunter22
                securityContext:
                  privileged: true
              - name: side
                image: acme/side:latest

        """;

    internal const string Patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n      " +
        "- name: web\n        ";

    internal static readonly (string, string) s_base = ("base/kustomization.yaml", "resources:\n- web.yaml\n");

    internal static List<KubernetesObject> Objects(LintResult result) => [.. result.Deployment.KubernetesFiles.SelectMany(f => f.Objects)];

    // What stands at a path of keys and numbers.
    internal static string? TextAt(Seaworthy.Syntax.Yaml.YamlNode? node, string path)
    {
        foreach (var key in path.Split('/'))
            node = node is Seaworthy.Syntax.Yaml.YamlSequence list ? list.Items[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)].Resolve()
                : (node as Seaworthy.Syntax.Yaml.YamlMapping)?.Find(key)?.Value.Resolve();
        return (node as Seaworthy.Syntax.Yaml.YamlScalar)?.Value;
    }

    internal static Workload Workload(LintResult result) => result.Deployment.KubernetesFiles.SelectMany(f => f.Objects).SelectMany(o => o.Workloads).Single();

    internal static string At(Finding finding) => finding.Location.Source.Path + ":" + finding.Location.Source.ToString(finding.Location.Span);

    internal static List<Finding> Found((string, string)[] files, string id) => [.. Run(files).Findings.Where(f => f.Rule.Info.Id == id)];

    internal static LintResult Run(params (string Path, string Text)[] files) =>
        Run(s_settings, files);

    internal static LintResult Run(FileSettings settings, params (string Path, string Text)[] files) =>
        Linter.Run(WorkspaceBuilder.OfTexts([.. files.Select(f => new FoundFile(f.Path, KindOf(f.Path, f.Text), f.Text))], settings, rethrowFaults: true));

    // Hosts take what only a kustomization names for what it names it.
    internal static FileKind KindOf(string path, string text) => FileKinds.Of(path, text) is var sniffed and not FileKind.Other ? sniffed : FileKind.Patch;

    internal static readonly FileSettings s_settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.Recommended }, null);
}
