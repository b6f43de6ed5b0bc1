using System.Collections.Generic;
using Seaworthy.Text;

namespace Seaworthy.Engine;

/// <summary>
/// Everything one run may know: the files, what the host saw of the file system, the settings, and the date if anything needs one. Hosts build it;
/// nothing behind it reads a disk, a clock or an environment.
/// </summary>
public sealed class Workspace(IReadOnlyList<ParsedFile> files)
{
    Dictionary<string, ParsedFile>? _byPath;
    Dictionary<SourceText, ParsedFile>? _bySource;

    public IReadOnlyList<ParsedFile> Files { get; } = files;

    /// <summary>Paths that exist although they are not linted (project files, <c>nuget.config</c>); normalised like those of the files.</summary>
    public IReadOnlyCollection<string> KnownPaths { get; init; } = [];

    /// <summary>Days since 0001-01-01 of the day that the run takes for today; null where nobody said.</summary>
    public int? Today { get; init; }

    /// <summary>Lint every file by itself: no joins across files.</summary>
    public bool Isolate { get; init; }

    /// <summary>Findings that were there when the team started, and stay silent.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>True lets the exception of a faulty rule through instead of turning it into a finding; for tests.</summary>
    public bool RethrowFaults { get; init; }

    /// <summary>A host has looked through the folder, so that a file which it always finds and has not found is not there. A project file tells: nobody names one.</summary>
    internal bool IsSearched(string folder)
    {
        foreach (var path in KnownPaths)
        {
            if (PathNames.Folder(path) == folder)
                return true;
        }
        foreach (var file in Files)
        {
            if (file.Kind == Syntax.FileKind.Other && Hosting.Ownership.IsProject(PathNames.Name(file.Path)) && PathNames.Folder(file.Path) == folder)
                return true;
        }
        return false;
    }

    /// <summary>The files by their text: what several files make together knows of each part where it is written.</summary>
    internal IReadOnlyDictionary<SourceText, ParsedFile> BySource
    {
        get
        {
            if (_bySource is null)
            {
                var bySource = new Dictionary<SourceText, ParsedFile>(Files.Count);
                foreach (var file in Files)
                    bySource[file.Source] = file;
                _bySource = bySource;
            }
            return _bySource;
        }
    }

    /// <summary>The file at a normalised path, or null.</summary>
    public ParsedFile? Find(string path)
    {
        if (_byPath is null)
        {
            var byPath = new Dictionary<string, ParsedFile>(Files.Count);
            foreach (var file in Files)
                byPath[file.Path] = file;
            _byPath = byPath;
        }
        return _byPath.TryGetValue(path, out var found) ? found : null;
    }
}
