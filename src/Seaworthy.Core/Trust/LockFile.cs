using Seaworthy.Knowledge;
using Seaworthy.Syntax;

namespace Seaworthy.Trust;

/// <summary>An image of a lock file, the characters of its reference, and those of the hash of its policy where there is one.</summary>
public sealed record LockedEntry(LockedImage Image, TextSpan Span, TextSpan? PolicySpan);

/// <summary>What <c>seaworthy.lock.json</c> says: for each reference the digest it had, and what its signature was worth.</summary>
public sealed class LockFile
{
    public const string FileName = FileNames.Lock;

    /// <summary>The version of the file's form that is read and written.</summary>
    public const int Version = 1;

    readonly Dictionary<string, LockedEntry> _byReference;

    internal LockFile(SourceText source, IReadOnlyList<LockedEntry> entries, SyntaxDiagnostic? fault)
    {
        Source = source;
        Entries = entries;
        Fault = fault;
        _byReference = new Dictionary<string, LockedEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
            _byReference[entry.Image.Reference] = entry;
    }

    public SourceText Source { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<LockedEntry> Entries { get; }

    /// <summary>
    /// By repository, what was seen of its trust data and no entry carries any more: versions below these are a replay, another root is an exchanged one.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Evidence>> Memory { get; internal init; } = new Dictionary<string, IReadOnlyList<Evidence>>();

    /// <summary>Why the file says nothing that can be relied on; null where it is well.</summary>
    public SyntaxDiagnostic? Fault { get; }

    /// <summary>Written in a form that came later.</summary>
    public bool IsNewer { get; init; }

    public LockedEntry? Find(string reference) => _byReference.TryGetValue(reference, out var entry) ? entry : null;

    /// <summary>The entry that speaks of a reference: with a digest in the reference, only one with that digest does.</summary>
    public LockedEntry? Find(ImageName name)
    {
        if (name.Digest is not { } digest)
            return Find(LockReference.Of(name));
        if (name.Tag is not null && Find(LockReference.Tagged(name)) is { } tagged && tagged.Image.Digest == digest)
            return tagged;
        return Find(LockReference.Of(name)) is { } exact && exact.Image.Digest == digest ? exact : null;
    }

    /// <summary>Another digest is locked for the same tag.</summary>
    public LockedEntry? FindOther(ImageName name) =>
        name is { Digest: { } digest, Tag: not null } && Find(LockReference.Tagged(name)) is { } tagged && tagged.Image.Digest != digest ? tagged : null;
}

/// <summary>Image references in the one form that lock files use.</summary>
public static class LockReference
{
    /// <summary>Repository, tag and digest as far as they are written; <c>latest</c> where neither is.</summary>
    public static string Of(ImageName name) =>
        name.Digest is null ? Tagged(name) : name.Tag is null ? name.Repository + "@" + name.Digest : name.Repository + ":" + name.Tag + "@" + name.Digest;

    /// <summary>Repository and tag.</summary>
    public static string Tagged(ImageName name) => name.Repository + ":" + (name.Tag ?? "latest");
}
