using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Text;

namespace Seaworthy.Tasks;

/// <summary>Finds a project's manifests for the compiler and writes what it has to know of them to a small file, anew only when that changed.</summary>
public sealed class CollectManifests : ManifestTask
{
    /// <summary>Where the small file goes.</summary>
    [Required]
    public string WorkspaceFile { get; set; } = "";

    /// <summary>Config files that the compiler gets anyway.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];

    /// <summary>True in an editor, where a problem of the settings would be said again at every keystroke.</summary>
    public bool Quiet { get; set; }

    /// <summary>The files that the compiler must read: manifests, baseline and the small file. Empty when no manifest is the project's own.</summary>
    [Output]
    public ITaskItem[] AdditionalFiles { get; private set; } = [];

    /// <summary>The manifests that are the project's own.</summary>
    [Output]
    public ITaskItem[] OwnFiles { get; private set; } = [];

    /// <summary><c>.editorconfig</c> files of folders without source files, which the compiler would not find.</summary>
    [Output]
    public ITaskItem[] MissingConfigFiles { get; private set; } = [];

    private protected override void Run(Collected collected)
    {
        var own = new List<string>();
        var all = new List<ITaskItem>();
        var ownItems = new List<ITaskItem>();
        foreach (var entry in collected.File.Entries)
        {
            all.Add(new TaskItem(entry.HostPath));
            if (!entry.IsOwn)
                continue;
            own.Add(entry.Path);
            ownItems.Add(new TaskItem(entry.HostPath));
        }
        var configs = ConfigSet.Load(Disk, own, ProjectFolder);
        if (!Quiet)
            CheckSettings(configs, SeverityResolver.Resolve(Settings.ToGlobal(Severities(configs)), null), Policy());
        if (own.Count == 0)
            return;
        if (collected.File.BaselinePath is { } baseline)
            all.Add(new TaskItem(baseline));
        foreach (var ignore in collected.File.IgnorePaths)
            all.Add(new TaskItem(ignore));
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ProjectPath) ?? "", WorkspaceFile));
        WholeFile.WriteIfChanged(path, collected.File.Write());
        all.Add(new TaskItem(path));
        AdditionalFiles = all.ToArray();
        OwnFiles = ownItems.ToArray();
        MissingConfigFiles = Missing(configs);
    }

    Func<string, Severity?> Severities(ConfigSet configs)
    {
        var policy = Policy();
        return id => policy.SeverityOf(id) ?? configs.GlobalSeverity(id, ProjectFolder);
    }

    ITaskItem[] Missing(ConfigSet configs)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in EditorConfigFiles)
            known.Add(PathNames.Normalize(item.GetMetadata("FullPath")));
        var missing = new List<ITaskItem>();
        foreach (var config in configs.Files)
        {
            if (!config.IsGlobal && !known.Contains(config.Path))
                missing.Add(new TaskItem(ManifestCollector.ToHost(config.Path)));
        }
        return missing.ToArray();
    }
}
