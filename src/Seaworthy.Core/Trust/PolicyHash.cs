using System.Security.Cryptography;
using System.Text;

namespace Seaworthy.Trust;

/// <summary>A hash over what a policy says: comments, quotes and indentation do not count, so that a comment makes no lock stale.</summary>
static class PolicyHash
{
    const int DeepestNesting = 32;

    public static string Of(YamlNode root)
    {
        var text = new StringBuilder();
        Append(text, root, 0);
        return Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The hash of a policy together with the files that it names, by their hashes; null stands for a file that cannot be read.</summary>
    public static string With(string policy, SortedDictionary<string, string?> files)
    {
        if (files.Count == 0)
            return policy;
        var text = new StringBuilder(policy);
        foreach (var file in files)
            text.Append('\n').Append(file.Key.Length).Append(':').Append(file.Key).Append(file.Value ?? "-");
        return Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary><c>sha256:…</c> over bytes.</summary>
    public static string Of(byte[] bytes)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(bytes);
        var hex = new StringBuilder("sha256:", 71);
        foreach (var b in hash)
            hex.Append("0123456789abcdef"[b >> 4]).Append("0123456789abcdef"[b & 15]);
        return hex.ToString();
    }

    // Each text with its length before it, so that no two policies run together into one.
    static void Append(StringBuilder text, YamlNode node, int depth)
    {
        if (depth > DeepestNesting)
            return;
        switch (node.Resolve())
        {
            case YamlScalar scalar:
                text.Append(scalar.Value.Length).Append(':').Append(scalar.Value);
                break;
            case YamlSequence sequence:
                text.Append('[');
                foreach (var item in sequence.Items)
                    Append(text, item, depth + 1);
                text.Append(']');
                break;
            case YamlMapping mapping:
                text.Append('{');
                foreach (var entry in mapping.Entries)
                {
                    Append(text, entry.Key, depth + 1);
                    Append(text, entry.Value, depth + 1);
                }
                text.Append('}');
                break;
        }
    }
}
