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

/// <summary>Finds a project's manifests for the compiler and writes what it has to know of them to a small file, again only when that changed.</summary>
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

    private protected override void Run(CollectedFiles files)
    {
        var set = files.Set;
        var configs = ConfigSet.Load(Disk, files.OwnPaths, ProjectFolder);
        if (!Quiet)
            CheckSettings(configs, SeverityResolver.Resolve(Settings.ToGlobal(Severities(configs)), null), Policy());
        if (!set.HasOwn)
            return;
        var all = new List<ITaskItem>();
        var own = new List<ITaskItem>();
        foreach (var entry in set.Entries)
        {
            all.Add(new TaskItem(entry.HostPath));
            if (entry.IsOwn)
                own.Add(new TaskItem(entry.HostPath));
        }
        if (set.BaselinePath is { } baseline)
            all.Add(new TaskItem(baseline));
        foreach (var ignore in set.IgnorePaths)
            all.Add(new TaskItem(ignore));
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ProjectPath) ?? "", WorkspaceFile));
        WriteIfChanged(path, Hosting.WorkspaceFile.Write(set));
        all.Add(new TaskItem(path));
        AdditionalFiles = all.ToArray();
        OwnFiles = own.ToArray();
        MissingConfigFiles = Missing(configs);
    }

    // A file that already holds the text is left alone, so that its date does not make others build again.
    static void WriteIfChanged(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    Func<string, Severity?> Severities(ConfigSet configs)
    {
        var policy = Policy();
        return id => policy.SeverityOf(id) ?? configs.GlobalSeverity(id, SourceFile);
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
                missing.Add(new TaskItem(config.Path.Replace('/', Path.DirectorySeparatorChar)));
        }
        return missing.ToArray();
    }
}
