using System;
using System.Collections.Generic;
using System.IO;

namespace Seaworthy.Images.Locking;

/// <summary>The real disk, from a policy's folder on, and the certificates that are shipped.</summary>
public sealed class DiskTrustFiles(string folder) : ITrustFiles
{
    const string BuiltIn = "builtin:";
    const int Largest = 4 * 1024 * 1024;

    public byte[]? Read(string path)
    {
        if (path.StartsWith(BuiltIn, StringComparison.Ordinal))
            return ReadBuiltIn(path[BuiltIn.Length..]);
        return FullPath(path) is { } full ? RegularFile.Read(full, Largest) : null;
    }

    public IReadOnlyList<string> List(string folder)
    {
        if (FullPath(folder) is not { } full)
            return [];
        try
        {
            if (!Directory.Exists(full))
                return [];
            var files = Directory.GetFiles(full);
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (Exception fault) when (RegularFile.IsUnreadable(fault))
        {
            return [];
        }
    }

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    // A path to another machine's share would have Windows log in there.
    string? FullPath(string path) => path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal) ? null
        : Path.Combine(folder, path);

    static byte[]? ReadBuiltIn(string name)
    {
        using var stream = typeof(DiskTrustFiles).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
