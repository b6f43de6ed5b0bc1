using System.Collections.Generic;
using Microsoft.Build.Framework;
using Seaworthy.Engine;
using Seaworthy.Hosting;
using Seaworthy.Text;

namespace Seaworthy.Tasks;

/// <summary>Lints the manifests of a project that no compiler with analyzers builds.</summary>
public sealed class LintManifests : ManifestTask
{
    /// <summary>Global config files that the project names itself.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];

    private protected override void Run(Collection collection)
    {
        var configs = Configs(collection);
        var policy = Policy();
        var global = Settings.ToGlobal(id => policy.SeverityOf(id) ?? configs.GlobalSeverity(id, ProjectFolder));
        var table = new SettingsTable(global);
        CheckSettings(configs, table.For(null), policy);
        if (!collection.Set.HasOwn)
            return;
        var builder = new WorkspaceBuilder
        {
            Parse = collection.Parse,
            Settings = entry => table.For(configs.SourceFor(entry.Path)),
            ReadText = collection.TextOf,
            Baseline = ReadBaseline(collection.Set.BaselinePath),
        };
        foreach (var finding in Linter.Run(builder.Build(collection.Set)).Findings)
            Say(finding, policy);
    }

    ConfigSet Configs(Collection collection)
    {
        var files = new List<ConfigFile>(ConfigSet.Load(Disk, collection.OwnPaths, ProjectFolder).Files);
        foreach (var item in EditorConfigFiles)
        {
            var path = item.GetMetadata("FullPath");
            if (Disk.ReadText(path) is { } text)
                files.Add(ConfigFile.Parse(new SourceText(path, text)));
        }
        return new ConfigSet(files);
    }

    Engine.Baseline? ReadBaseline(string? path)
    {
        if (path is null || Disk.ReadText(path) is not { } text)
            return null;
        var baseline = Engine.Baseline.Read(new SourceText(path, text), out var error);
        if (error is not null)
            Log.LogWarning(error);
        return baseline;
    }
}
