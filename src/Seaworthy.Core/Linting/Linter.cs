using System.Threading;
using Seaworthy.Binding;

namespace Seaworthy.Linting;

/// <summary>The one way in: a workspace goes in, findings come out. Pure: equal workspaces give equal results.</summary>
public static class Linter
{
    public static LintResult Run(Workspace workspace, CancellationToken cancellation = default)
    {
        var deployment = Binder.Bind(workspace, cancellation);
        var report = new Report(workspace, Catalogue.FindInfo) { Deployment = deployment };
        foreach (var (file, fault) in deployment.Faults)
            InternalFaults.Report(report, file, fault);
        new Walk(workspace, report, cancellation).Visit(deployment);
        var findings = Merge(report.Findings);
        var secrets = new SecretLocations(deployment, findings);
        foreach (var finding in findings)
            finding.Secrets = secrets;
        var merged = findings;
        findings = Suppressions.Apply(workspace, deployment.EmbeddedFiles, findings);
        if (workspace.Baseline is { } baseline)
            findings = baseline.Apply(workspace, findings);
        // What reports itself stale or broken stands at the end.
        if (findings != merged)
            findings.Sort(Finding.Compare);
        if (workspace.MaxPerRule is { } most)
            findings = Limit(findings, most);
        return new LintResult(workspace, deployment, findings, secrets);
    }

    // The first of each rule; the last that is kept has the number of the others. What the engine reports of itself is always shown.
    static List<Finding> Limit(List<Finding> findings, int most)
    {
        var kept = new List<Finding>();
        var counts = new Dictionary<Rule, int>();
        var last = new Dictionary<Rule, Finding>();
        foreach (var finding in findings)
        {
            counts.TryGetValue(finding.Rule, out var count);
            counts[finding.Rule] = ++count;
            if (count > most && finding.Rule.Info.Category != Category.Tool)
            {
                last[finding.Rule].MoreOfRule++;
                continue;
            }
            last[finding.Rule] = finding;
            kept.Add(finding);
        }
        return kept;
    }

    // One value that many subjects use (an anchor, a pod's setting seen from each container) is one fault.
    static List<Finding> Merge(List<Finding> findings)
    {
        // In the order in which they were found where rule and place are the same.
        for (var i = 0; i < findings.Count; i++)
            findings[i].Number = i;
        findings.Sort(Finding.Compare);
        var merged = new List<Finding>(findings.Count);
        foreach (var finding in findings)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var last && last.Rule == finding.Rule && last.Location == finding.Location)
                last.AddSubjects(finding);
            else
                merged.Add(finding);
        }
        return merged;
    }
}

/// <summary>What a run found.</summary>
public sealed class LintResult
{
    Dictionary<string, List<Finding>>? _byPath;

    internal LintResult(Workspace workspace, Deployment deployment, IReadOnlyList<Finding> findings, SecretLocations secrets)
    {
        Workspace = workspace;
        Deployment = deployment;
        Findings = findings;
        Secrets = secrets;
    }

    public Workspace Workspace { get; }

    public Deployment Deployment { get; }

    /// <summary>By path, place and rule.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What no host may print or copy.</summary>
    public SecretLocations Secrets { get; }

    /// <summary>The findings that stand in the file with that source path.</summary>
    public IReadOnlyList<Finding> FindingsIn(string sourcePath) => (_byPath ??= ByPath()).TryGetValue(sourcePath, out var list) ? list : [];

    Dictionary<string, List<Finding>> ByPath()
    {
        var byPath = new Dictionary<string, List<Finding>>(StringComparer.Ordinal);
        foreach (var finding in Findings)
        {
            var path = finding.Location.Source.Path;
            if (!byPath.TryGetValue(path, out var list))
                byPath.Add(path, list = []);
            list.Add(finding);
        }
        return byPath;
    }
}
