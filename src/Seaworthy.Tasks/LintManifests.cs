using System.Collections.Generic;
using Microsoft.Build.Framework;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Text;

namespace Seaworthy.Tasks;

/// <summary>Lints the manifests of a project that no compiler with analyzers builds.</summary>
public sealed class LintManifests : ManifestTask
{
    /// <summary>Global config files that the project names itself.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];

    private protected override void Run(CollectedFiles files)
    {
        var configs = Configs(files);
        var policy = Policy();
        var global = Settings.ToGlobal(id => policy.SeverityOf(id) ?? configs.GlobalSeverity(id, ProjectFolder));
        var table = new SettingsTable(global);
        CheckSettings(configs, table.For(null), policy);
        if (!files.Set.HasOwn)
            return;
        var builder = new WorkspaceBuilder
        {
            Parse = files.Parse,
            Settings = entry => table.For(configs.SourceFor(entry.Path)),
            ReadText = files.TextOf,
            Baseline = ReadBaseline(files.Set.BaselinePath),
        };
        foreach (var finding in Linter.Run(builder.Build(files.Set)).Findings)
            Say(finding, policy);
    }

    ConfigSet Configs(CollectedFiles files)
    {
        var configs = new List<ConfigFile>(ConfigSet.Load(Disk, files.OwnPaths, ProjectFolder).Files);
        foreach (var item in EditorConfigFiles)
        {
            var path = item.GetMetadata("FullPath");
            if (Disk.ReadText(path) is { } text)
                configs.Add(ConfigFile.Parse(new SourceText(path, text)));
        }
        return new ConfigSet(configs);
    }

    Linting.Baseline? ReadBaseline(string? path)
    {
        if (path is null || Disk.ReadText(path) is not { } text)
            return null;
        var baseline = Linting.Baseline.Read(new SourceText(path, text), out var error);
        if (error is not null)
            Log.LogWarning(error);
        return baseline;
    }
}
