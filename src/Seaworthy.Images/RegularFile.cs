using System;
using System.IO;
using System.Security;

namespace Seaworthy.Images;

/// <summary>
/// Reads files whose names come from others. A device has no end and a pipe waits for whoever writes to it; neither has a length, so a file without one is not
/// opened, and no more is read of one that grows.
/// </summary>
static class RegularFile
{
    /// <summary>The bytes; null where the file is missing, empty, unreadable, longer than the limit or not a regular file.</summary>
    public static byte[]? Read(string path, int limit)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not null)
                file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            if (!file.Exists || file.Length == 0 || file.Length > limit)
                return null;
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return ReadBounded(stream, limit);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return null;
        }
    }

    /// <summary>All of a stream; null where it is longer than the limit.</summary>
    public static byte[]? ReadBounded(Stream stream, int limit)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int count; (count = stream.Read(chunk)) > 0;)
        {
            if (bytes.Length + count > limit)
                return null;
            bytes.Write(chunk, 0, count);
        }
        return bytes.ToArray();
    }

    public static bool IsUnreadable(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException;
}
