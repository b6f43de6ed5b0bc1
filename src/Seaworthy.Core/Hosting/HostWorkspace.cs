using System;
using System.Collections.Generic;
using Seaworthy.Engine;

namespace Seaworthy.Hosting;

/// <summary>Makes the workspace out of what a host has, the same way in each.</summary>
public static class HostWorkspace
{
    /// <param name="file">What was collected before.</param>
    /// <param name="parse">The tree of a file, or null where the file has gone meanwhile.</param>
    /// <param name="settings">What holds for a file.</param>
    /// <param name="read">The text of a <c>.dockerignore</c> by normalised path, or null.</param>
    /// <param name="baseline">The findings that stay silent, or null.</param>
    public static Workspace Build(
        WorkspaceFile file, Func<WorkspaceEntry, ParsedText?> parse, Func<WorkspaceEntry, FileSettings> settings, Func<string, string?> read,
        Baseline? baseline = null)
    {
        var entries = new List<WorkspaceEntry>(file.Entries);
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        var files = new List<ParsedFile>(entries.Count);
        foreach (var entry in entries)
        {
            // The same file named twice is one file.
            if (files.Count > 0 && files[files.Count - 1].Path == entry.Path)
                continue;
            if (parse(entry) is { } text)
                files.Add(new ParsedFile(entry.Path, text, entry.IsOwn, settings(entry)));
        }
        var ignores = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var host in file.IgnorePaths)
        {
            var path = PathNames.Normalize(host);
            if (read(path) is { } text)
                ignores[path] = text;
        }
        return new Workspace(files)
        {
            KnownPaths = file.KnownPaths,
            IgnoreFiles = ignores,
            SearchedFolders = file.SearchedFolders,
            ListedFolders = file.ListedFolders,
            PolicyFiles = file.PolicyFiles,
            Today = file.Today,
            Baseline = baseline,
        };
    }
}
