using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Xunit;
using Xunit.Abstractions;

namespace Seaworthy.Core.Tests;

/// <summary>What Trivy expects of its checks on workloads and objects, beside what the rules that carry their ids say.</summary>
public sealed class TrivyKubernetesTests(ITestOutputHelper output)
{
    // File and reason; each is Kubernetes' own decision against Trivy's.
    static readonly Dictionary<string, string> s_differences = new()
    {
        ["KSV-0045/test_any_verb_role_no_specific_resource.yaml"] =
            "every verb on a resource is a wildcard, whatever the resource is called (RBAC good practices, least privilege)",
        ["KSV-01011/test_role_binding_with_system_authenticated_group_binding_non_gke.yaml"] =
            "the group holds every account of a cluster on any platform (RBAC, default roles and bindings)",
        ["KSV-0107/test_eval_k8s_api_with_data_match.yaml"] = "no release of Kubernetes has served batch/v2; the case comes with a table of versions of " +
            "its own",
        ["KCV-0013/test_pod_security_policy_is_not_set.yaml"] = "the plugin PodSecurityPolicy is gone since Kubernetes 1.25 (admission controllers reference)",
        ["KCV-0022/test_audit_log_maxsize_is_set_10.yaml"] = "the benchmark asks for 100 megabytes (CIS Kubernetes Benchmark 1.2.19)",
        ["KCV-0022/test_audit_log_maxsize_is_set_10_args.yaml"] = "the same",
        ["KCV-0038/test_use_rotate_kubelet_server_certificate_is_not_configured.yaml"] =
            "the gate is on unless it is switched off, since Kubernetes 1.12 (feature gates)",
        ["KSV-0118/test_deployment_with_empty_security_context.yaml"] = "the pod's securityContext is not empty: it holds a key that is no field of Kubernetes",
    };

    [Fact]
    public void Cases_differ_only_where_Kubernetes_says_so()
    {
        if (SharedFiles.Folder("open-cases/trivy-kubernetes") is not { } folder)
            return;
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cases.json")));
        var wrong = new List<string>();
        var explained = new HashSet<string>(s_differences.Keys, StringComparer.Ordinal);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var (count, differing, answers) = (0, 0, 0);
        foreach (var item in cases.RootElement.EnumerateArray())
        {
            var rule = item.GetProperty("rule").GetString()!;
            var ids = Catalogue.Rules.Where(r => r.Info.Aliases.Contains("trivy:" + rule)).Select(r => r.Info.Id).ToHashSet();
            if (ids.Count == 0)
            {
                unknown.Add(rule);
                continue;
            }
            var name = item.GetProperty("file").GetString()!;
            // What Trivy's own collector says of a node: an answer to its question, and no object that anybody writes.
            if (File.ReadAllText(Path.Combine(folder, name)).Contains("kind: NodeInfo", StringComparison.Ordinal))
            {
                answers++;
                continue;
            }
            count++;
            if (Finds(Path.Combine(folder, name), ids) == item.GetProperty("expect").GetBoolean())
                continue;
            differing++;
            if (!explained.Remove(name))
                wrong.Add($"{name}: {(item.GetProperty("expect").GetBoolean() ? "not found" : "found")}");
        }
        output.WriteLine($"{count} cases, {differing} differ; {answers} are no manifests; no rule carries {string.Join(", ", unknown)}");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(explained.Count == 0, "agree by now: " + string.Join(", ", explained));
        Assert.True(differing <= count * 0.03, $"{differing} of {count} differ");
    }

    static bool Finds(string path, HashSet<string> ids)
    {
        var global = new GlobalSettings { Mode = Mode.All, SeverityOf = id => ids.Contains(id) ? Severity.Warning : Severity.None };
        var file = new FoundFile(path, FileKind.Kubernetes, File.ReadAllText(path));
        return Linter.Run(WorkspaceBuilder.OfTexts([file], SeverityResolver.Resolve(global, null), rethrowFaults: true)).Findings.Count > 0;
    }
}
