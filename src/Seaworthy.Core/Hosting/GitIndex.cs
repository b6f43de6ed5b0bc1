using System.Text;

namespace Seaworthy.Hosting;

/// <summary>The paths that git tracks, read from <c>.git/index</c> in versions 2 to 4 (https://git-scm.com/docs/index-format).</summary>
sealed class GitIndex
{
    // Dates, device, inode, mode, owner, group and size come before the hash.
    const int StatLength = 40;
    const int ModeAt = 24;
    const int Gitlink = 0xE000;
    const int LongestPath = 0xFFFF;

    readonly HashSet<string> _files;

    GitIndex(bool ignoreCase) => _files = new HashSet<string>(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>The file with that path, relative to the root of the work tree, can be linted and is tracked.</summary>
    public bool Has(string path) => _files.Contains(path);

    /// <summary>Null where the bytes are no index that can be read as a whole.</summary>
    /// <param name="bytes">The index.</param>
    /// <param name="shared">Reads the index that a split one is based on, by its name.</param>
    /// <param name="hashLength">20 for SHA-1, 32 for SHA-256.</param>
    /// <param name="ignoreCase">As git's <c>core.ignorecase</c>.</param>
    public static GitIndex? Read(byte[] bytes, Func<string, byte[]?> shared, int hashLength, bool ignoreCase)
    {
        var index = new GitIndex(ignoreCase);
        if (index.Take(bytes, hashLength, out var basis) && (basis is null || (shared(basis) is { } more && index.Take(more, hashLength, out _))))
            return index;
        return null;
    }

    bool Take(byte[] bytes, int hashLength, out string? basis)
    {
        basis = null;
        if (bytes.Length < 12 + hashLength || Number(bytes, 0) != 0x44495243)
            return false;
        var version = Number(bytes, 4);
        if (version is < 2 or > 4)
            return false;
        var at = 12;
        var end = bytes.Length - hashLength;
        // Of a path with a common beginning, version 4 writes only the rest.
        var name = new List<byte>();
        for (var left = Number(bytes, 8); left > 0; left--)
        {
            var start = at;
            at += StatLength + hashLength + 2;
            if (at > end)
                return false;
            var isExtended = (bytes[at - 2] & 0x40) != 0;
            if (isExtended)
                at += 2;
            if (version < 4)
                name.Clear();
            else if (!DropEnd(bytes, ref at, end, name))
                return false;
            while (at < end && bytes[at] != 0)
                name.Add(bytes[at++]);
            if (at >= end)
                return false;
            // Before version 4 an entry is filled with NULs to a multiple of eight.
            at = version < 4 ? start + (((at - start) + 8) / 8 * 8) : at + 1;
            if ((Number(bytes, start + ModeAt) & 0xF000) != Gitlink)
                Add(name);
        }
        basis = Basis(bytes, at, end, hashLength);
        return true;
    }

    void Add(List<byte> name)
    {
        var path = Encoding.UTF8.GetString(name.ToArray());
        // A huge repository has few files that matter here.
        if (FileKinds.MayBeLinted(path))
            _files.Add(path);
    }

    // A number in groups of seven bits, each group but the last plus one, says how many bytes of the path before are dropped.
    static bool DropEnd(byte[] bytes, ref int at, int end, List<byte> name)
    {
        var count = -1;
        byte group;
        do
        {
            if (at >= end || count > LongestPath)
                return false;
            group = bytes[at++];
            count = ((count + 1) << 7) | (group & 0x7f);
        }
        while ((group & 0x80) != 0);
        if (count > name.Count)
            return false;
        name.RemoveRange(name.Count - count, count);
        return true;
    }

    // The extension "link" of a split index names the file with the other entries by its hash.
    static string? Basis(byte[] bytes, int at, int end, int hashLength)
    {
        while (at + 8 <= end)
        {
            var length = Number(bytes, at + 4);
            if (length < 0 || length > end - at - 8)
                return null;
            if (Number(bytes, at) == 0x6C696E6B && length >= hashLength)
            {
                var name = new StringBuilder("sharedindex.");
                for (var i = 0; i < hashLength; i++)
                    name.Append(bytes[at + 8 + i].ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
                return name.ToString();
            }
            at += 8 + length;
        }
        return null;
    }

    static int Number(byte[] bytes, int at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}
