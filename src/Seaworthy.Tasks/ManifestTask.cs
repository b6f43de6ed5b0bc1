using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Rules.Tool;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Tasks;

/// <summary>What the two tasks share: what a project says, and how findings are logged.</summary>
public abstract class ManifestTask : Task
{
    /// <summary>Full path of the project or solution.</summary>
    [Required]
    public string ProjectPath { get; set; } = "";

    /// <summary>Files that somebody named; metadata <c>Kind</c> says what they are where name and content do not.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>Files and folders that are left out.</summary>
    public ITaskItem[] Exclude { get; set; } = [];

    /// <summary>Output folders.</summary>
    public ITaskItem[] OutputFolders { get; set; } = [];

    public bool OwnsRepository { get; set; }

    public string? Baseline { get; set; }

    /// <summary>The time to take for now, as <c>2027-03-31</c> or with a time of day behind it; empty: <see cref="Epoch"/>, else the day that it is.</summary>
    public string? Now { get; set; }

    /// <summary><c>SOURCE_DATE_EPOCH</c>: seconds since 1970, by which builds are made reproducible.</summary>
    public string? Epoch { get; set; }

    public string? Mode { get; set; }

    public string? Level { get; set; }

    public string? Preset { get; set; }

    public string? KubernetesVersion { get; set; }

    public string? SeaworthyTreatWarningsAsErrors { get; set; }

    public string? MaxFindingsPerRule { get; set; }

    public string? NoWarn { get; set; }

    public string? WarningsAsErrors { get; set; }

    public string? WarningsNotAsErrors { get; set; }

    public bool TreatWarningsAsErrors { get; set; }

    private protected DiskFileSystem Disk { get; } = new();

    private protected string ProjectFolder => PathNames.Folder(PathNames.Normalize(ProjectPath));

    private protected string SourceFile => ConfigSet.SourceOf(ProjectPath);

    IReadOnlyCollection<string> OwnPaths { get; set; } = [];

    private protected ProjectSettings Settings { get; private set; } = new();

    public sealed override bool Execute()
    {
        Settings = ProjectSettings.From(name => name switch
        {
            "SeaworthyMode" => Mode,
            "SeaworthyLevel" => Level,
            "SeaworthyPreset" => Preset,
            "SeaworthyKubernetesVersion" => KubernetesVersion,
            "SeaworthyTreatWarningsAsErrors" => SeaworthyTreatWarningsAsErrors,
            "SeaworthyMaxFindingsPerRule" => MaxFindingsPerRule,
            _ => null,
        });
        var files = Collector.Collect(Disk, Request());
        foreach (var skipped in files.Skipped)
        {
            var importance = skipped.IsLikely ? MessageImportance.High : MessageImportance.Normal;
            Log.LogMessage(importance, $"Seaworthy skipped {EscapedText.Text(skipped.Path)}, which {skipped.Reason}");
        }
        OwnPaths = new List<string>(files.OwnPaths);
        LeftOutMessages.Write(Log, files.LeftOut);
        Run(files);
        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run(CollectedFiles files);

    private protected WarningPolicy Policy() => new(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors);

    /// <summary>Says which properties and which keys of config files mean nothing.</summary>
    private protected void CheckSettings(ConfigSet configs, FileSettings settings, WarningPolicy policy)
    {
        if (Catalogue.Find(HostReports.InvalidSettingId) is not { } rule || settings.SeverityOf(rule) is var severity && severity == Severity.None)
            return;
        foreach (var problem in Settings.Problems)
            Say(policy.Apply(HostReports.InvalidSettingId, Settings.Raise(severity)), HostReports.InvalidSettingId, ProjectPath, 0, 0, 0, 0, problem.Message);
        if (BuildTime.FaultOf(Now, "Property SeaworthyNow") is { } fault)
        {
            var raised = policy.Apply(HostReports.InvalidSettingId, Settings.Raise(severity));
            Say(raised, HostReports.InvalidSettingId, ProjectPath, 0, 0, 0, 0, EscapedText.Text(fault));
        }
        foreach (var finding in SettingsCheck.Check(configs.Files, settings, OwnPaths, [SourceFile]))
            Say(finding, policy);
    }

    private protected void Say(Finding finding, WarningPolicy policy)
    {
        var start = finding.Location.Start;
        var end = finding.Location.End;
        Say(
            policy.Apply(finding.Rule.Info.Id, Settings.Raise(finding.Severity)),
            finding.Rule.Info.Id,
            finding.Location.Source.Path,
            start.Line + 1,
            start.Character + 1,
            end.Line + 1,
            end.Character + 1,
            finding.Message);
    }

    void Say(Severity severity, string id, string path, int line, int column, int endLine, int endColumn, string message)
    {
        // With the link in parentheses, as the compiler prints it.
        var link = Catalogue.FindInfo(id) is { } rule ? HelpLinks.Of(rule) : null;
        var text = link is null ? message : message + " (" + link + ")";
        if (severity == Severity.Error)
            Log.LogError(null, id, null, link, path, line, column, endLine, endColumn, "{0}", text);
        else if (severity == Severity.Warning)
            Log.LogWarning(null, id, null, link, path, line, column, endLine, endColumn, "{0}", text);
        else if (severity == Severity.Info)
            Log.LogMessage(null, id, null, path, line, column, endLine, endColumn, MessageImportance.Normal, "{0}", text);
    }

    CollectionRequest Request()
    {
        var named = new List<NamedFile>();
        foreach (var file in Files)
            named.Add(new NamedFile(file.GetMetadata("FullPath"), KindOf(file)));
        var excluded = new List<string>();
        foreach (var item in Exclude)
            excluded.Add(item.GetMetadata("FullPath"));
        var outputs = new List<string>();
        foreach (var item in OutputFolders)
            outputs.Add(item.GetMetadata("FullPath"));
        return new CollectionRequest
        {
            Project = ProjectPath,
            Files = named,
            ExcludedPaths = excluded,
            OutputFolders = outputs,
            OwnsRepository = OwnsRepository,
            BaselinePath = string.IsNullOrEmpty(Baseline) ? null : Path.Combine(Path.GetDirectoryName(ProjectPath) ?? "", Baseline),
            Today = BuildTime.Of(Now, Epoch).Subtract(DateTime.MinValue).Days,
            IsTodaySet = BuildTime.IsSet(Now, Epoch),
            Separator = Path.DirectorySeparatorChar,
        };
    }

    FileKind? KindOf(ITaskItem file)
    {
        var word = file.GetMetadata("Kind");
        if (word.Length == 0)
            return null;
        if (Enum.TryParse<FileKind>(word, ignoreCase: true, out var kind) && kind != FileKind.Other && !char.IsDigit(word[0]))
            return kind;
        Log.LogWarning(
            null, HostReports.InvalidSettingId, null, ProjectPath, 0, 0, 0, 0,
            $"SeaworthyFiles '{EscapedText.Text(file.ItemSpec)}' has the Kind '{EscapedText.Text(word)}', which is not valid; use Dockerfile, Compose or Kubernetes");
        return null;
    }
}
