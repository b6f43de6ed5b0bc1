using System.Collections.Generic;
using System.Threading;
using Seaworthy.Binding;
using Seaworthy.Model;

namespace Seaworthy.Engine;

/// <summary>The one way in: a workspace goes in, findings come out. Pure: equal workspaces give equal results.</summary>
public static class Linter
{
    public static LintResult Run(Workspace workspace, CancellationToken cancellation = default)
    {
        var deployment = Binder.Bind(workspace, cancellation);
        var report = new Report(workspace) { Deployment = deployment };
        foreach (var (file, fault) in deployment.Faults)
            InternalFaults.Report(report, file, fault);
        new Walk(workspace, report, cancellation).Visit(deployment);
        var findings = Merge(report.Findings);
        var secrets = new SecretPlaces(deployment, findings);
        foreach (var finding in findings)
            finding.Secrets = secrets;
        findings = Suppressions.Apply(workspace, deployment.EmbeddedFiles, findings);
        if (workspace.Baseline is { } baseline)
            findings = baseline.Filter(findings);
        findings.Sort(Finding.Compare);
        return new LintResult(workspace, deployment, findings, secrets);
    }

    // One value that many subjects use (an anchor, a pod's setting seen from each container) is one fault.
    static List<Finding> Merge(List<Finding> findings)
    {
        var merged = new List<Finding>(findings.Count);
        var seen = new Dictionary<(Rule, Place), Finding>(findings.Count);
        foreach (var finding in findings)
        {
            if (seen.TryGetValue((finding.Rule, finding.Place), out var first))
            {
                first.AddSubjects(finding);
                continue;
            }
            seen.Add((finding.Rule, finding.Place), finding);
            merged.Add(finding);
        }
        return merged;
    }
}

/// <summary>What a run found.</summary>
public sealed class LintResult
{
    readonly Dictionary<string, List<Finding>> _byPath = [];

    internal LintResult(Workspace workspace, Deployment deployment, IReadOnlyList<Finding> findings, SecretPlaces secrets)
    {
        Workspace = workspace;
        Deployment = deployment;
        Findings = findings;
        Secrets = secrets;
        foreach (var finding in findings)
        {
            var path = finding.Place.Source.Path;
            if (!_byPath.TryGetValue(path, out var list))
                _byPath.Add(path, list = []);
            list.Add(finding);
        }
    }

    public Workspace Workspace { get; }

    public Deployment Deployment { get; }

    /// <summary>By path, place and rule.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What no host may print or copy.</summary>
    public SecretPlaces Secrets { get; }

    /// <summary>The findings that stand in the file with that source path.</summary>
    public IReadOnlyList<Finding> FindingsIn(string sourcePath) => _byPath.TryGetValue(sourcePath, out var list) ? list : [];
}
