using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Security;
using System.Text;
using Seaworthy.Hosting;

namespace Seaworthy;

/// <summary>The real disk. Folders are read once: one object serves one run.</summary>
sealed class DiskFileSystem : IFileSystem
{
    static readonly Encoding s_strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

#if !NET
    // The newer of the runtimes that load the tasks follow links; the others take the link for the file.
    static readonly MethodInfo? s_resolveLink = typeof(File).GetMethod("ResolveLinkTarget", [typeof(string), typeof(bool)]);
#endif

    readonly Dictionary<string, IReadOnlyList<FolderEntry>> _folders = new(StringComparer.Ordinal);

    public IReadOnlyList<FolderEntry> Entries(string folder)
    {
        if (!_folders.TryGetValue(folder, out var entries))
            _folders.Add(folder, entries = Read(folder));
        return entries;
    }

    public bool FileExists(string path)
    {
        try
        {
            return Target(new FileInfo(path)).Exists;
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return false;
        }
    }

    public string? LinkTarget(string path)
    {
        try
        {
            var info = new FileInfo(path);
            // A folder is not a file that exists, but has attributes.
            return (int)info.Attributes != -1 && (info.Attributes & FileAttributes.ReparsePoint) != 0 ? ResolveLink(path)?.FullName : null;
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return null;
        }
    }

    public string? ReadText(string path) => Read(path, HostLimits.LargestFile);

    public string? ReadBeginning(string path, int bytes) => Read(path, bytes);

    public string? Fingerprint(string path) => ReadBytes(path, HostLimits.LargestFile) is { Length: > 0 } bytes ? FileHash.Of(bytes) : null;

    static string? Read(string path, int most) =>
        ReadBytes(path, most) is not { } bytes ? null : most < HostLimits.LargestFile ? DecodeBeginning(bytes, bytes.Length) : Decode(bytes, bytes.Length);

    static byte[]? ReadBytes(string path, int most)
    {
        try
        {
            var file = Target(new FileInfo(path));
            if (!file.Exists || file.Length > HostLimits.LargestFile)
                return null;
            // A pipe or device has no length either, and opening one would wait forever.
            if (file.Length == 0)
                return [];
            // Read at once, so that a buffer would be a second one.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var bytes = new byte[(int)Math.Min(stream.Length, most)];
            var length = 0;
            for (int count; length < bytes.Length && (count = stream.Read(bytes, length, bytes.Length - length)) > 0;)
                length += count;
            Array.Resize(ref bytes, length);
            return bytes;
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return null;
        }
    }

    /// <summary>As the compiler does it: by the byte order mark, else UTF-8, else, for bytes that are no UTF-8, one character a byte.</summary>
    internal static string Decode(byte[] bytes, int length)
    {
        if (length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF)
            return Encoding.UTF8.GetString(bytes, 3, length - 3);
        // UTF-32 is taken for UTF-16 with NUL characters, which no manifest holds: that is said, by all hosts alike.
        if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
            return Encoding.Unicode.GetString(bytes, 2, length - 2);
        if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
            return Encoding.BigEndianUnicode.GetString(bytes, 2, length - 2);
        try
        {
            return s_strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            // 0x85 is an ellipsis to the compiler's fallback, not a line break.
            return Encoding.GetEncoding("iso-8859-1").GetString(bytes, 0, length).Replace('\u0085', '\u2026');
        }
    }

    // The last character may be cut, so that bytes which are no UTF-8 say nothing.
    static string DecodeBeginning(byte[] bytes, int length) =>
        length >= 2 && bytes[0] is 0xFF or 0xFE ? Decode(bytes, length) : Encoding.UTF8.GetString(bytes, 0, length);

    static FileInfo Target(FileInfo file) =>
        file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0 && ResolveLink(file.FullName) is FileInfo target ? target : file;

#if NET
    static FileSystemInfo? ResolveLink(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true);
#else
    static FileSystemInfo? ResolveLink(string path) => s_resolveLink?.Invoke(null, [path, true]) as FileSystemInfo;
#endif

    static List<FolderEntry> Read(string folder)
    {
        var entries = new List<FolderEntry>();
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                var attributes = entry.Attributes;
                entries.Add(new FolderEntry(entry.Name, (attributes & FileAttributes.Directory) != 0, (attributes & FileAttributes.ReparsePoint) != 0));
            }
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            // What was seen so far counts; the rest is not there for us.
        }
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    static bool IsUnreadable(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException or TargetInvocationException;
}
