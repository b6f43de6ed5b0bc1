using System.Collections.Generic;
using Microsoft.Build.Framework;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Text;

namespace Seaworthy.Tasks;

/// <summary>Lints the manifests of a project that no compiler with analyzers builds.</summary>
public sealed class LintManifests : ManifestTask
{
    /// <summary>Global config files that the project names itself.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];

    private protected override void Run(Collected collected)
    {
        var configs = Configs(collected);
        var policy = Policy();
        var global = Settings.ToGlobal(id => policy.SeverityOf(id) ?? configs.GlobalSeverity(id, ProjectFolder));
        var table = new SettingsTable(global);
        CheckSettings(configs, table.For(null), policy);
        if (!collected.HasOwn)
            return;
        var workspace = HostWorkspace.Build(
            collected.File,
            entry => ParsedText.Parse(new SourceText(entry.HostPath, collected.Texts[entry.Path]), entry.Kind),
            entry => table.For(configs.SourceFor(entry.Path)),
            path => collected.Texts.TryGetValue(path, out var text) ? text : null,
            ReadBaseline(collected.File.BaselinePath));
        foreach (var finding in Linter.Run(workspace).Findings)
            Say(finding, policy);
    }

    ConfigSet Configs(Collected collected)
    {
        var own = new List<string>();
        foreach (var entry in collected.File.Entries)
        {
            if (entry.IsOwn)
                own.Add(entry.Path);
        }
        var files = new List<ConfigFile>(ConfigSet.Load(Disk, own, ProjectFolder).Files);
        foreach (var item in EditorConfigFiles)
        {
            var path = item.GetMetadata("FullPath");
            if (Disk.ReadText(path) is { } text)
                files.Add(ConfigFile.Parse(new SourceText(path, text)));
        }
        return new ConfigSet(files);
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
