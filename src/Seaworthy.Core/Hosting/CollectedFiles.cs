using Seaworthy.Linting;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>The files of a run with their texts: what is judged, and what is only read so that the others are judged as what they are part of.</summary>
public sealed class CollectedFiles
{
    readonly IReadOnlyDictionary<string, string> _texts;
    readonly IReadOnlyDictionary<string, string>? _environment;

    internal CollectedFiles(
        FileList set, IReadOnlyDictionary<string, string> texts, IReadOnlyList<SkippedPath> skipped, IReadOnlyDictionary<string, string>? environment)
    {
        Set = set;
        _texts = texts;
        Skipped = skipped;
        _environment = environment;
    }

    public FileList Set { get; }

    /// <summary>What should have been looked at and was not.</summary>
    public IReadOnlyList<SkippedPath> Skipped { get; }

    /// <summary>What is not linted because it is ignored, excluded or a template, in ordinal order of the paths.</summary>
    public IReadOnlyList<LeftOutPath> LeftOut { get; internal init; } = [];

    /// <summary>The paths of the files that are judged, in ordinal order.</summary>
    public IEnumerable<string> OwnPaths
    {
        get
        {
            foreach (var entry in Set.Entries)
            {
                if (entry.IsOwn)
                    yield return entry.Path;
            }
        }
    }

    /// <summary>The text of a manifest or <c>.dockerignore</c> by normalised path, or null.</summary>
    public string? TextOf(string path) => _texts.TryGetValue(path, out var text) ? text : null;

    public ParsedText Parse(FileEntry entry)
    {
        var environment = entry.Kind is FileKind.Compose or FileKind.Extended ? _environment : null;
        return ParsedText.Parse(new SourceText(entry.HostPath, _texts[entry.Path]) { Environment = environment }, entry.Kind);
    }
}
