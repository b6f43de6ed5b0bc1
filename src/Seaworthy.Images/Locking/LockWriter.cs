using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Seaworthy.Images.Locking;

/// <summary>Writes a lock file: sorted, one image a block, LF, nothing that depends on the run, so that an unchanged world gives an unchanged file.</summary>
public static class LockWriter
{
    const int LongestText = TrustWords.LongestReason;

    public static string Write(IEnumerable<LockedImage> images, IReadOnlyDictionary<string, IReadOnlyList<Evidence>>? memory = null)
    {
        var sorted = new SortedDictionary<string, LockedImage>(StringComparer.Ordinal);
        foreach (var image in images)
            sorted[image.Reference] = image;
        var json = new StringBuilder("{\n  \"version\": ").Append(LockFile.Version.ToString(CultureInfo.InvariantCulture));
        json.Append(",\n  \"images\": {");
        var isFirst = true;
        foreach (var image in sorted.Values)
        {
            json.Append(isFirst ? "\n" : ",\n");
            isFirst = false;
            Append(json, image);
        }
        json.Append(isFirst ? "}" : "\n  }");
        if (memory is { Count: > 0 })
            AppendMemory(json, memory);
        return json.Append("\n}\n").ToString();
    }

    /// <summary>A time as lock files have it.</summary>
    public static string? TimeOf(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A text of strangers, without what would upset a terminal or a diff, and not longer than a reader bears.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var rune in text.EnumerateRunes())
        {
            if (tidy.Length >= LongestText)
                return tidy.Append('…').ToString();
            var category = Rune.GetUnicodeCategory(rune);
            var isOdd = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
            tidy.Append(isOdd || rune == Rune.ReplacementChar ? "?" : rune.ToString());
        }
        return tidy.ToString();
    }

    static void Append(StringBuilder json, LockedImage image)
    {
        json.Append("    ").Append(Quoted(image.Reference)).Append(": {\n      \"digest\": ").Append(Quoted(image.Digest));
        json.Append(",\n      \"mediaType\": ").Append(Quoted(image.MediaType));
        AppendPolicies(json, image.Policies);
        if (image.Platforms.Count > 0)
        {
            json.Append(",\n      \"platforms\": {");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var platform in image.Platforms)
            {
                // Two manifests for one platform are possible and rare; the first by digest stands for both.
                if (seen.Add(platform.Platform))
                    json.Append(seen.Count == 1 ? "\n        " : ",\n        ").Append(Quoted(platform.Platform)).Append(": ").Append(Quoted(platform.Digest));
            }
            json.Append("\n      }");
        }
        if (image.Scheme != TrustScheme.None)
            AppendTrust(json, image);
        json.Append("\n    }");
    }

    static void AppendTrust(StringBuilder json, LockedImage image)
    {
        json.Append(",\n      \"trust\": {\n        \"scheme\": ").Append(Quoted(TrustWords.Of(image.Scheme)));
        if (image.State is { } state)
            json.Append(",\n        \"state\": ").Append(Quoted(TrustWords.Of(state)));
        AppendText(json, "reason", image.Reason);
        AppendText(json, "signer", image.Signer);
        AppendText(json, "expires", image.Expires);
        AppendText(json, "freshUntil", image.FreshUntil);
        if (image.Evidence.Count > 0)
        {
            json.Append(",\n        \"evidence\": ");
            AppendEvidence(json, image.Evidence, "        ");
        }
        if (image.Notes.Count > 0)
        {
            json.Append(",\n        \"notes\": [");
            for (var i = 0; i < image.Notes.Count; i++)
                json.Append(i == 0 ? "\n          " : ",\n          ").Append(Quoted(image.Notes[i]));
            json.Append("\n        ]");
        }
        json.Append("\n      }");
    }

    static void AppendPolicies(StringBuilder json, IReadOnlyList<string> policies)
    {
        if (policies is [LockedImage.NoPolicy])
            return;
        json.Append(",\n      \"policy\": ");
        if (policies.Count == 1)
        {
            json.Append(Quoted(policies[0]));
            return;
        }
        for (var i = 0; i < policies.Count; i++)
            json.Append(i == 0 ? "[\n        " : ",\n        ").Append(Quoted(policies[i]));
        json.Append("\n      ]");
    }

    static void AppendMemory(StringBuilder json, IReadOnlyDictionary<string, IReadOnlyList<Evidence>> memory)
    {
        json.Append(",\n  \"memory\": {");
        var isFirst = true;
        foreach (var (repository, evidence) in memory.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            json.Append(isFirst ? "\n    " : ",\n    ").Append(Quoted(repository)).Append(": ");
            AppendEvidence(json, evidence, "    ");
            isFirst = false;
        }
        json.Append("\n  }");
    }

    static void AppendEvidence(StringBuilder json, IReadOnlyList<Evidence> all, string indentation)
    {
        for (var i = 0; i < all.Count; i++)
        {
            json.Append(i == 0 ? "[\n" : ",\n").Append(indentation).Append("  { \"kind\": ").Append(Quoted(all[i].Kind)).Append(", \"digest\": ")
                .Append(Quoted(all[i].Digest));
            if (all[i].Version is { } version)
                json.Append(", \"version\": ").Append(version.ToString(CultureInfo.InvariantCulture));
            json.Append(" }");
        }
        json.Append('\n').Append(indentation).Append(']');
    }

    static void AppendText(StringBuilder json, string key, string? text)
    {
        if (text is not null)
            json.Append(",\n        \"").Append(key).Append("\": ").Append(Quoted(text));
    }

    static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
