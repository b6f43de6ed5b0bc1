using System;
using System.IO;
using System.Security;

namespace Seaworthy.Images.Registry;

/// <summary>
/// Content by its digest, and the last answers to questions that have no digest (tags, lists of referrers, trust metadata), in one folder that is ours alone. A
/// file appears
/// whole or not at all; what it holds is checked again when it is read; a disk that is full or read-only costs speed and nothing else.
/// </summary>
sealed class ContentCache(string? folder)
{
    public byte[]? Content(string digest)
    {
        if (PathOf(digest) is not { } path || Read(path) is not { } bytes)
            return null;
        if (Digests.Match(digest, bytes))
            return bytes;
        Delete(path);
        return null;
    }

    public void KeepContent(string digest, ReadOnlySpan<byte> bytes)
    {
        if (PathOf(digest) is { } path && !File.Exists(path))
            Write(path, bytes);
    }

    /// <summary>The last answer to a question, or null. Nobody vouches for it: it is for working offline.</summary>
    public byte[]? Answer(string question) => AnswerPath(question) is { } path ? Read(path) : null;

    public void KeepAnswer(string question, ReadOnlySpan<byte> bytes)
    {
        if (AnswerPath(question) is { } path)
            Write(path, bytes);
    }

    // A digest of checked form has no character that leads out of the folder.
    string? PathOf(string digest) => folder is null || !Digests.IsSupported(digest) ? null : Path.Combine(folder, digest[..6], digest[7..9], digest[7..]);

    string? AnswerPath(string question) =>
        folder is null ? null : Path.Combine(folder, "answers", Digests.Of(System.Text.Encoding.UTF8.GetBytes(question))[7..]);

    static byte[]? Read(string path)
    {
        // An answer may be empty: that there is none.
        return File.Exists(path) && new FileInfo(path) is { Length: 0, LinkTarget: null } ? [] : RegularFile.Read(path, 64 * 1024 * 1024);
    }

    static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                stream.Write(bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (IsDisk(fault))
        {
            Delete(temporary);
        }
    }

    static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (IsDisk(fault))
        {
            // It will be overwritten, or lie there.
        }
    }

    static bool IsDisk(Exception fault) => fault is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException;
}
