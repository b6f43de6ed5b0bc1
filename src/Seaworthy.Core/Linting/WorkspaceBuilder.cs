using Seaworthy.Syntax;

namespace Seaworthy.Linting;

/// <summary>A file with its text.</summary>
/// <param name="Path">Normalised.</param>
public sealed record FoundFile(string Path, FileKind Kind, string Text);

/// <summary>Makes the workspace of a run, in the same way for the compiler, the tasks, the tool, examples and tests.</summary>
public sealed class WorkspaceBuilder
{
    /// <summary>The tree of a file, or null where the file has gone meanwhile.</summary>
    public required Func<FileEntry, ParsedText?> Parse { get; init; }

    /// <summary>What holds for a file.</summary>
    public required Func<FileEntry, FileSettings> Settings { get; init; }

    /// <summary>The text of a <c>.dockerignore</c> by normalised path, or null.</summary>
    public Func<string, string?> ReadText { get; init; } = static _ => null;

    public Baseline? Baseline { get; init; }

    public bool Isolate { get; init; }

    public bool RethrowFaults { get; init; }

    public Workspace Build(FileList set)
    {
        var entries = new List<FileEntry>(set.Entries);
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        var files = new List<ParsedFile>(entries.Count);
        foreach (var entry in entries)
        {
            // The same file named twice is one file.
            if (files.Count > 0 && files[files.Count - 1].Path == entry.Path)
                continue;
            if (Parse(entry) is { } text)
                files.Add(new ParsedFile(entry.Path, text, entry.IsOwn, Settings(entry)));
        }
        var ignores = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var host in set.IgnorePaths)
        {
            var path = PathNames.Normalize(host);
            if (ReadText(path) is { } text)
                ignores[path] = text;
        }
        return new Workspace(files)
        {
            KnownPaths = set.KnownPaths,
            IgnoreFiles = ignores,
            SearchedFolders = set.SearchedFolders,
            ListedFolders = set.ListedFolders,
            PolicyFiles = set.PolicyFiles,
            Today = set.Today,
            Isolate = Isolate,
            Baseline = Baseline,
            RethrowFaults = RethrowFaults,
        };
    }

    /// <summary>
    /// The workspace of texts that are all there is: those of kind <see cref="FileKind.Other"/> are known to exist, a <c>.dockerignore</c> also with its text.
    /// </summary>
    /// <param name="files">In any order.</param>
    /// <param name="settings">What holds for all of them.</param>
    /// <param name="today">Days since 0001-01-01, or null.</param>
    /// <param name="owns">A file is judged; null: each is.</param>
    /// <param name="isolate">See <see cref="FileSet.Isolate"/>.</param>
    /// <param name="rethrowFaults">See <see cref="FileSet.RethrowFaults"/>.</param>
    public static Workspace OfTexts(
        IReadOnlyList<FoundFile> files,
        FileSettings settings,
        int? today = null,
        Predicate<string>? owns = null,
        bool isolate = false,
        bool rethrowFaults = false)
    {
        var entries = new List<FileEntry>(files.Count);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var known = new List<string>();
        var ignores = new List<string>();
        var policyFiles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var entry = new FileEntry(file.Path, file.Kind, owns?.Invoke(file.Path) ?? true);
            entries.Add(entry);
            texts[entry.Path] = file.Text;
            if (file.Kind != FileKind.Other)
                continue;
            known.Add(entry.Path);
            policyFiles[entry.Path] = file.Text;
            if (Knowledge.FileNames.IsIgnoreFile(PathNames.Name(entry.Path)))
                ignores.Add(entry.Path);
        }
        var builder = new WorkspaceBuilder
        {
            Parse = entry => ParsedText.Parse(new SourceText(entry.HostPath, texts[entry.Path]), entry.Kind),
            Settings = _ => settings,
            ReadText = path => texts.TryGetValue(path, out var text) ? text : null,
            Isolate = isolate,
            RethrowFaults = rethrowFaults,
        };
        return builder.Build(new FileList
        {
            Entries = entries,
            KnownPaths = known,
            IgnorePaths = ignores,
            PolicyFiles = known.Count == 0 ? null : policyFiles,
            SearchedFolders = known.Count == 0 ? [] : [""],
            Today = today,
        });
    }
}
