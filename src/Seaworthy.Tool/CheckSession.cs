using System;
using System.Collections.Generic;
using System.IO;
using Seaworthy.Engine;
using Seaworthy.Hosting;
using Seaworthy.Knowledge;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>Files, settings and baseline of one run; lints as often as it is asked.</summary>
sealed class CheckSession
{
    readonly CheckRequest _request;
    readonly InputFiles _input;
    readonly ConfigSet _configs;
    readonly ConfigSet _checked;
    readonly SettingsTable _settings;
    readonly Dictionary<ISettingsSource, CommandLineSettings> _sources = [];
    readonly Baseline? _baseline;

    public CheckSession(CheckRequest request, InputFiles input)
    {
        _request = request;
        _input = input;
        if (!request.Isolate)
            input.Complete();
        var paths = new List<string>();
        foreach (var file in input.Files)
            paths.Add(file.Path);
        var current = PathNames.Normalize(Directory.GetCurrentDirectory());
        _checked = ConfigSet.Load(input.Disk, paths, current);
        foreach (var file in input.Context)
            paths.Add(file.Path);
        _configs = ConfigSet.Load(input.Disk, paths, current);
        _settings = new SettingsTable(new GlobalSettings
        {
            Mode = SeverityResolver.ParseMode(request.Mode) ?? Mode.Recommended,
            Preset = SeverityResolver.ParsePreset(request.Preset) ?? Preset.None,
            KubernetesVersion = request.KubernetesVersion ?? KubernetesVersion.Newest,
            SeverityOf = id => _configs.GlobalSeverity(id),
        });
        _baseline = request.IgnoresBaseline ? null : FindBaseline(input.Disk, current);
    }

    public LintResult Run()
    {
        var parsed = _input.Parse();
        var files = new List<ParsedFile>(parsed.Count);
        foreach (var file in _input.Files)
        {
            if (file.Kind != FileKind.Other)
                files.Add(new ParsedFile(file.Path, parsed[file.Path], isOwn: true, SettingsOf(file.Path)));
        }
        foreach (var file in _input.Context)
            files.Add(new ParsedFile(file.Path, parsed[file.Path], isOwn: false, SettingsOf(file.Path)));
        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        var today = BuildTime.Of(Environment.GetEnvironmentVariable("SEAWORTHY_NOW"), Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"));
        return Linter.Run(new Workspace(files)
        {
            KnownPaths = _input.KnownPaths,
            IgnoreFiles = _input.IgnoreFiles,
            SearchedFolders = _input.SearchedFolders,
            ListedFolders = _input.ListedFolders,
            PolicyFiles = PolicyFiles.Find(_input.Disk, [.. _input.Files, .. _input.Context]),
            Today = Days.Of(today.Year, today.Month, today.Day),
            Isolate = _request.Isolate,
            Baseline = _baseline,
        });
    }

    /// <summary>Keys in config files that do nothing.</summary>
    public IReadOnlyList<Finding> SettingFindings() => SettingsCheck.Check(_checked.Files, _settings.For(null));

    FileSettings SettingsOf(string path)
    {
        var source = _configs.SourceFor(path);
        if (_request is { Mode: null, Preset: null, KubernetesVersion: null, Only: null, Skip: null })
            return _settings.For(source);
        if (!_sources.TryGetValue(source, out var settings))
            _sources.Add(source, settings = new CommandLineSettings(_request, source));
        return _settings.For(settings);
    }

    static Baseline? FindBaseline(DiskFileSystem disk, string folder)
    {
        var root = new Ownership(disk).RepositoryRootOf(folder) ?? folder;
        for (var at = folder; at.Length > 0; at = at == "/" ? "" : PathNames.Folder(at))
        {
            var path = PathNames.Combine(at, Baseline.FileName);
            if (disk.FileExists(path))
                return Baseline.Read(new SourceText(path, disk.ReadText(path) ?? throw new UsageException($"{path}: the baseline cannot be read")), out var error) ?? throw new UsageException(error!);
            if (at == root)
                break;
        }
        return null;
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
