using System.Text;
using Seaworthy.Linting;
using Seaworthy.Syntax;
using Seaworthy.Trust;

namespace Seaworthy.Hosting;

/// <summary>
/// Finds the files that trust policies name: keys, certificates, roots. They are part of the policy, so a build has to see that one was swapped; only
/// <c>seaworthy lock</c> reads what is in them.
/// </summary>
public static class PolicyFiles
{
    // As many as notation takes in a store.
    const int MostInFolder = 1000;

    /// <summary>Their hashes by normalised path; one that cannot be read is not there.</summary>
    public static IReadOnlyDictionary<string, string> Find(IFileSystem disk, IEnumerable<FoundFile> files)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Kind != FileKind.TrustPolicy)
                continue;
            var policy = PolicyReader.Read(YamlSyntax.Parse(new SourceText(file.Path, file.Text)));
            if (policy.IsBroken)
                continue;
            foreach (var named in policy.Files)
            {
                var path = PathNames.Combine(PathNames.Folder(file.Path), named.Path);
                if (!found.ContainsKey(path) && (disk.Fingerprint(path) ?? OfFolder(disk, path)) is { } hash)
                    found.Add(path, hash);
            }
        }
        return found;
    }

    // A named trust store is a folder of certificates.
    static string? OfFolder(IFileSystem disk, string folder)
    {
        var names = new List<string>();
        foreach (var entry in disk.Entries(folder))
        {
            if (!entry.IsFolder)
                names.Add(entry.Name);
        }
        if (names.Count is 0 or > MostInFolder)
            return null;
        names.Sort(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var name in names)
            text.Append(name).Append('\n').Append(disk.Fingerprint(folder + "/" + name)).Append('\n');
        return FileHash.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}

/// <summary>The hash of a file as hosts hand it over.</summary>
public static class FileHash
{
    /// <summary><c>sha256:…</c> over bytes.</summary>
    public static string Of(byte[] bytes) => PolicyHash.Of(bytes);
}
