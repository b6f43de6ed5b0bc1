using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Hosting;
using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Syntax;
using Seaworthy.Text;
using CompilerText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Seaworthy.Analyzers;

/// <summary>The joined result for all manifests of one compilation, made by whoever asks first.</summary>
/// <param name="options">The additional files and the settings.</param>
/// <param name="compilation">Told apart from others by its settings alone; its code is not looked at.</param>
/// <param name="texts">Where a text is kept with its trees; null where it cannot be had.</param>
/// <param name="onParse">Called for each file that had to be parsed.</param>
sealed class ProjectLint(AnalyzerOptions options, Compilation compilation, Func<CompilerText, ManifestText?> texts, Action onParse)
{
    readonly ProjectSettings _settings = ProjectSettings.From(
        name => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + name, out var value) ? value : null);

    readonly object _gate = new();
    LintResult? _result;

    /// <summary>The findings that stand in the additional file with that path.</summary>
    public IReadOnlyList<Finding> FindingsIn(string path, CancellationToken cancellation) => Result(cancellation).FindingsIn(path);

    /// <summary>The severity with which the compiler is to hear of a finding.</summary>
    public Severity SeverityOf(Finding finding) => _settings.Raise(finding.Severity);

    /// <summary>All findings, and the workspace behind them.</summary>
    public LintResult Result(CancellationToken cancellation)
    {
        // No Lazy: it would keep the exception of a cancelled request, and an editor cancels often, for all later requests.
        lock (_gate)
            return _result ??= Linter.Run(Collect(cancellation), cancellation);
    }

    Workspace Collect(CancellationToken cancellation)
    {
        var files = new Dictionary<string, AdditionalText>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles)
        {
            var path = PathNames.Normalize(file.Path);
            if (!files.ContainsKey(path))
                files.Add(path, file);
        }
        var set = Collected(files, cancellation) ?? Sniffed(files, cancellation);
        var sources = new SettingsSources();
        var settings = new SettingsTable(_settings.ToGlobal(CompilerSeverities.Of(compilation, cancellation)));
        var builder = new WorkspaceBuilder
        {
            Parse = entry => files.TryGetValue(entry.Path, out var file) ? Parse(file, entry.Kind, cancellation) : null,
            Settings = entry => settings.For(sources.For(options.AnalyzerConfigOptionsProvider.GetOptions(files[entry.Path]))),
            ReadText = path => files.TryGetValue(path, out var file) ? Read(file, cancellation)?.Text : null,
            Baseline = ReadBaseline(set, files, cancellation),
        };
        return builder.Build(set);
    }

    /// <summary>What the build collected; null in a project to which somebody handed the files himself.</summary>
    FileList? Collected(Dictionary<string, AdditionalText> files, CancellationToken cancellation)
    {
        foreach (var pair in files)
        {
            if (PathNames.Name(pair.Key) == WorkspaceFile.FileName && Read(pair.Value, cancellation) is { } text)
                return WorkspaceFile.Parse(text.Text);
        }
        return null;
    }

    FileList Sniffed(Dictionary<string, AdditionalText> files, CancellationToken cancellation)
    {
        var entries = new List<FileEntry>();
        var ignores = new List<string>();
        string? baseline = null;
        foreach (var pair in files)
        {
            if (FileNames.IsIgnoreFile(PathNames.Name(pair.Key)))
                ignores.Add(pair.Value.Path);
            else if (PathNames.Name(pair.Key) == FileNames.Baseline)
                baseline = pair.Value.Path;
            // The name first: most additional files are none of ours and need not be read.
            else if (FileKinds.MayBeLinted(pair.Key) && Read(pair.Value, cancellation) is { } text
                && FileKinds.Of(pair.Key, text.Text) is var kind and not FileKind.Other)
                entries.Add(new FileEntry(pair.Value.Path, kind, IsOwn: true));
        }
        return new FileList { Entries = entries, IgnorePaths = ignores, BaselinePath = baseline };
    }

    Baseline? ReadBaseline(FileList set, Dictionary<string, AdditionalText> files, CancellationToken cancellation) =>
        set.BaselinePath is { } path && files.TryGetValue(PathNames.Normalize(path), out var file) && Read(file, cancellation) is { } text
            ? Baseline.Read(new SourceText(file.Path, text.Text), out _)
            : null;

    ParsedText? Parse(AdditionalText file, FileKind kind, CancellationToken cancellation)
    {
        if (Read(file, cancellation) is not { } text)
            return null;
        cancellation.ThrowIfCancellationRequested();
        var parsed = text.Parse(file.Path, kind, out var isNew);
        if (isNew)
            onParse();
        return parsed;
    }

    ManifestText? Read(AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            return file.GetText(cancellation) is { Length: <= HostLimits.LargestFile } text ? texts(text) : null;
        }
        // A file that has gone or is no text is no reason to fall over; a compiler that minds says so itself.
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return null;
        }
    }
}
