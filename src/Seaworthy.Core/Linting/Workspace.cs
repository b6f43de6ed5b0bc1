namespace Seaworthy.Linting;

/// <summary>
/// Everything one run may know: the files, what the host saw of the file system, the settings, the baseline, and the date if anything needs one. Hosts build
/// it; nothing behind it reads a disk, a clock or an environment.
/// </summary>
public sealed class Workspace(IReadOnlyList<ParsedFile> files) : FileSet(files)
{
    /// <summary>Findings that were there when the team started, and are not reported.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>How many findings of one rule are reported at most; null: all.</summary>
    public int? MaxPerRule { get; init; }

    /// <summary>The same workspace with other texts of some files, by their paths.</summary>
    public Workspace With(IReadOnlyDictionary<string, ParsedText> texts)
    {
        var files = new List<ParsedFile>(Files.Count);
        foreach (var file in Files)
            files.Add(texts.TryGetValue(file.Path, out var text) ? new ParsedFile(file.Path, text, file.IsOwn, file.Settings) : file);
        return new Workspace(files)
        {
            KnownPaths = KnownPaths,
            IgnoreFiles = IgnoreFiles,
            SearchedFolders = SearchedFolders,
            ListedFolders = ListedFolders,
            Today = Today,
            Isolate = Isolate,
            Baseline = Baseline,
            MaxPerRule = MaxPerRule,
            RethrowFaults = RethrowFaults,
        };
    }
}
