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
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString()));
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
