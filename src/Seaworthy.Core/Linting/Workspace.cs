namespace Seaworthy.Linting;

/// <summary>
/// Everything one run may know: the files, what the host saw of the file system, the settings, the baseline, and the date if anything needs one. Hosts build
/// it; nothing behind it reads a disk, a clock or an environment.
/// </summary>
public sealed class Workspace(IReadOnlyList<ParsedFile> files) : FileSet(files)
{
    /// <summary>Findings that were there when the team started, and are not reported.</summary>
    public Baseline? Baseline { get; init; }
}
