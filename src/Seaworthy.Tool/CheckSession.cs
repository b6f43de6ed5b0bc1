using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Seaworthy.Hosting;
using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>Files, settings and baseline of one run.</summary>
sealed class CheckSession
{
    readonly CheckRequest _request;
    readonly CollectedFiles _files;
    readonly ProjectConfigs _configs;
    readonly ProjectConfigs _checked;
    readonly GlobalSettings _global;
    readonly Dictionary<string, SettingsTable> _settings = new(StringComparer.Ordinal);
    readonly Dictionary<ISettingsSource, CommandLineSettings> _sources = [];
    readonly Baseline? _baseline;

    /// <exception cref="UsageException">The baseline cannot be read.</exception>
    public CheckSession(CheckRequest request, InputFiles input)
    {
        _request = request;
        _files = input.Collect(request.Isolate);
        var paths = new List<string>(_files.OwnPaths);
        foreach (var named in input.Named)
            paths.Add(named.Path);
        var current = PathNames.Normalize(Directory.GetCurrentDirectory());
        _checked = new ProjectConfigs(input.Disk, paths, current);
        foreach (var entry in _files.Set.Entries)
            paths.Add(entry.Path);
        _configs = new ProjectConfigs(input.Disk, paths, current);
        _global = new GlobalSettings
        {
            Mode = SeverityResolver.ParseMode(request.Mode) ?? Mode.Recommended,
            Preset = SeverityResolver.ParsePreset(request.Preset) ?? Preset.None,
            KubernetesVersion = request.KubernetesVersion ?? KubernetesVersion.Newest,
        };
        _baseline = request.IgnoresBaseline || _files.Set.BaselinePath is not { } baseline ? null : ReadBaseline(input.Disk, baseline);
        var (faults, notes) = (new List<string>(), new List<string>());
        foreach (var skipped in _files.Skipped)
            (skipped.IsLikely ? faults : notes).Add($"{skipped.Path}: {skipped.Reason}");
        (Faults, Notes) = (faults, notes);
    }

    /// <summary>What could not be read, each a line that names the file.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>The baseline that is applied, or null.</summary>
    public Baseline? Baseline => _baseline;

    public IReadOnlyList<SkippedPath> Skipped => _files.Skipped;

    /// <summary>What was not looked at and hardly mattered, each a line that names a file.</summary>
    public IReadOnlyList<string> Notes { get; }

    public LintResult Run()
    {
        var parsed = Parse();
        var builder = new WorkspaceBuilder
        {
            Parse = entry => parsed[entry.Path],
            Settings = entry => SettingsOf(entry.Path),
            ReadText = _files.TextOf,
            Baseline = _baseline,
            // What did not change does not use up the number.
            MaxPerRule = _request.Since is null ? _request.MaxPerRule : null,
            Isolate = _request.Isolate,
        };
        return Linter.Run(builder.Build(_files.Set));
    }

    /// <summary>What is not linted because it is ignored, excluded or a template, in order of the paths.</summary>
    public IReadOnlyList<LeftOutPath> LeftOut(LintResult result)
    {
        var paths = new List<LeftOutPath>(_files.LeftOut);
        foreach (var file in result.Workspace.Files)
        {
            if (file is { IsOwn: true, Parsed.IsTemplate: true })
                paths.Add(new LeftOutPath(file.Path, LeftOutCause.Template, "is a template; lint what it renders"));
        }
        paths.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return paths;
    }

    /// <summary>Keys in config files that do nothing.</summary>
    public IReadOnlyList<Finding> SettingFindings() =>
        SettingsCheck.Check(_checked.Files, new SettingsTable(_global).For(null), _checked.Paths, _checked.Sources);

    FileSettings SettingsOf(string path)
    {
        var (configs, owner) = _configs.For(path);
        if (!_settings.TryGetValue(owner, out var table))
            _settings.Add(owner, table = new SettingsTable(_global with { SeverityOf = id => configs.GlobalSeverity(id, owner) }));
        var source = configs.SourceFor(path);
        if (_request is { Mode: null, Preset: null, KubernetesVersion: null, Only: null, Skip: null })
            return table.For(source);
        if (!_sources.TryGetValue(source, out var settings))
            _sources.Add(source, settings = new CommandLineSettings(_request, source));
        return table.For(settings);
    }

    Dictionary<string, ParsedText> Parse()
    {
        var entries = _files.Set.Entries;
        var trees = new ParsedText[entries.Count];
        if (trees.Length < 8)
        {
            for (var i = 0; i < trees.Length; i++)
                trees[i] = _files.Parse(entries[i]);
        }
        else
        {
            Parallel.For(0, trees.Length, i => trees[i] = _files.Parse(entries[i]));
        }
        var parsed = new Dictionary<string, ParsedText>(trees.Length, StringComparer.Ordinal);
        for (var i = 0; i < trees.Length; i++)
            parsed.Add(entries[i].Path, trees[i]);
        return parsed;
    }

    static Baseline ReadBaseline(DiskFileSystem disk, string path)
    {
        var text = disk.ReadText(path) ?? throw new UsageException($"{path}: the baseline cannot be read; check its permissions");
        return Baseline.Read(new SourceText(path, text), out var error) ?? throw new UsageException(error!);
    }

    /// <summary>What the command line says before the config files: the mode or preset, the release of Kubernetes, and which rules run.</summary>
    sealed class CommandLineSettings(CheckRequest request, ISettingsSource source) : ISettingsSource
    {
        public string? Get(string key)
        {
            if ((request.Mode ?? request.Preset) is not null && key is SeverityResolver.ModeKey or SeverityResolver.PresetKey)
                return null;
            // Who names the rules wants to hear all that they have to say.
            if (request is { Only: not null, Mode: null, Preset: null } && key == SeverityResolver.ModeKey)
                return "all";
            if (request.KubernetesVersion is not null && key == SeverityResolver.KubernetesVersionKey)
                return null;
            if ((request.Only ?? request.Skip) is null || !key.StartsWith(SeverityResolver.KeyPrefix, StringComparison.Ordinal) ||
                Catalogue.Find(key[SeverityResolver.KeyPrefix.Length..]) is not { } rule)
                return source.Get(key);
            if (request.Skip?.Contains(rule) == true || request.Only?.Contains(rule) == false)
                return "none";
            return source.Get(key) ?? (request.Only is null ? null : "default");
        }
    }
}
