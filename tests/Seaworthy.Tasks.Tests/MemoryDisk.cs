using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Hosting;
using Seaworthy.Text;

namespace Seaworthy.Tasks.Tests;

/// <summary>A disk that is a list of files. A path that ends with a slash is a linked folder.</summary>
sealed class MemoryDisk : IFileSystem
{
    readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<FolderEntry>> _folders = new(StringComparer.Ordinal);

    public MemoryDisk(params string[] paths)
    {
        foreach (var path in paths)
            Add(path);
    }

    public List<string> Read { get; } = [];

    public List<string> Begun { get; } = [];

    public MemoryDisk Add(string path, string text = "FROM debian\n")
    {
        var isLink = path.EndsWith('/');
        var at = path.TrimEnd('/');
        if (!isLink)
            _files[at] = text;
        for (var isFolder = isLink; at != "/"; isFolder = true)
        {
            var folder = PathNames.Folder(at);
            if (!_folders.TryGetValue(folder, out var entries))
                _folders.Add(folder, entries = []);
            var name = PathNames.Name(at);
            if (entries.All(e => e.Name != name))
                entries.Add(new FolderEntry(name, isFolder, isLink && isFolder));
            at = folder;
            isLink = false;
        }
        return this;
    }

    public IReadOnlyList<FolderEntry> Entries(string folder) => _folders.TryGetValue(folder, out var entries) ? entries : [];

    public bool FileExists(string path) => _files.ContainsKey(path);

    /// <summary>Where a file that is a link leads.</summary>
    public Dictionary<string, string> Links { get; } = [];

    public string? LinkTarget(string path) => Links.GetValueOrDefault(path);

    public string? ReadText(string path)
    {
        Read.Add(path);
        return _files.GetValueOrDefault(path);
    }

    public string? Fingerprint(string path) =>
        _files.TryGetValue(path, out var text) && text.Length > 0 ? FileHash.Of(System.Text.Encoding.UTF8.GetBytes(text)) : null;

    public string? ReadBeginning(string path, int bytes)
    {
        Begun.Add(path);
        return _files.TryGetValue(path, out var text) ? text[..Math.Min(text.Length, bytes)] : null;
    }
}
