using Seaworthy.Syntax;
using Seaworthy.Syntax.Json;

namespace Seaworthy.Trust;

/// <summary>
/// Reads a lock file, in the same way for builds and for <c>lock</c>, so that both agree whether it is broken. Keys that it does not know are passed over, so
/// that a newer tool can add some; a form that it does not know is a fault.
/// </summary>
static class LockReader
{
    public static LockFile Read(SourceText source)
    {
        var cursor = new JsonCursor(source);
        var entries = new List<LockedEntry>();
        var memory = new Dictionary<string, IReadOnlyList<Evidence>>(StringComparer.Ordinal);
        (string Hash, TextSpan Span)? policy = null;
        long? version = null;
        if (cursor.EnterObject())
        {
            for (var isFirst = true; cursor.NextKey(isFirst, out var key, out _); isFirst = false)
            {
                switch (key)
                {
                    case "version":
                        version = cursor.ReadInteger();
                        if (version is { } number && number != LockFile.Version)
                            cursor.Fail(number > LockFile.Version ? "the lock was written by a newer seaworthy" : "the version is none that there was");
                        break;
                    case "policy":
                        // Once there was one hash for all entries.
                        if (cursor.ReadString(out var span) is { } hash)
                            policy = (hash, span);
                        break;
                    case "images":
                        ReadImages(cursor, entries);
                        break;
                    case "memory":
                        ReadMemory(cursor, memory);
                        break;
                    default:
                        cursor.Skip();
                        break;
                }
            }
        }
        if (cursor.Fault is null && version is null)
            cursor.Fail("the version is missing");
        if (cursor.Fault is null && !cursor.IsAtEnd())
            cursor.Fail("nothing may stand behind the object");
        if (policy is var (whole, location))
        {
            for (var i = 0; i < entries.Count; i++)
            {
                if (entries[i].PolicySpan is null)
                    entries[i] = entries[i] with { Image = entries[i].Image with { Policies = [whole] }, PolicySpan = location };
            }
        }
        return new LockFile(source, cursor.Fault is null ? entries : [], cursor.Fault) { IsNewer = version > LockFile.Version, Memory = memory };
    }

    static void ReadImages(JsonCursor cursor, List<LockedEntry> entries)
    {
        if (!cursor.EnterObject())
            return;
        for (var isFirst = true; cursor.NextKey(isFirst, out var reference, out var span); isFirst = false)
        {
            if (ImageName.Parse(reference, out _) is not { } name || LockReference.Of(name) != reference)
                cursor.Fail("the key before this is no full image reference");
            if (ReadImage(cursor, reference, out var policySpan) is { } image)
                entries.Add(new LockedEntry(image, span, policySpan));
        }
    }

    static void ReadMemory(JsonCursor cursor, Dictionary<string, IReadOnlyList<Evidence>> memory)
    {
        if (!cursor.EnterObject())
            return;
        for (var isFirst = true; cursor.NextKey(isFirst, out var repository, out _); isFirst = false)
            memory[repository] = ReadEvidence(cursor);
    }

    static LockedImage? ReadImage(JsonCursor cursor, string reference, out TextSpan? policySpan)
    {
        policySpan = null;
        if (!cursor.EnterObject())
            return null;
        string? digest = null;
        var image = new LockedImage { Reference = reference, Digest = "", MediaType = "" };
        for (var isFirst = true; cursor.NextKey(isFirst, out var key, out _); isFirst = false)
        {
            switch (key)
            {
                case "digest":
                    digest = ReadDigest(cursor);
                    break;
                case "mediaType":
                    image = image with { MediaType = cursor.ReadString(out _) ?? "" };
                    break;
                case "policy":
                    image = image with { Policies = ReadPolicies(cursor, out policySpan) };
                    break;
                case "platforms":
                    image = image with { Platforms = ReadPlatforms(cursor) };
                    break;
                case "trust":
                    image = ReadTrust(cursor, image);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
        if (digest is null)
            cursor.Fail("the image before this has no digest");
        return cursor.Fault is null ? image with { Digest = digest! } : null;
    }

    static string? ReadDigest(JsonCursor cursor)
    {
        var digest = cursor.ReadString(out _);
        if (digest is not null && !ImageName.IsDigest(digest))
            cursor.Fail("the digest before this is none");
        return digest;
    }

    /// <summary>One hash, or a list of several.</summary>
    static List<string> ReadPolicies(JsonCursor cursor, out TextSpan? span)
    {
        var start = cursor.Peek() == '[' ? cursor.Position : -1;
        var policies = new List<string>();
        if (start >= 0)
        {
            policies = ReadTexts(cursor);
            span = TextSpan.FromBounds(start, cursor.Position);
        }
        else
        {
            if (cursor.ReadString(out var one) is { } hash)
                policies.Add(hash);
            span = one;
        }
        return policies;
    }

    static List<LockedPlatform> ReadPlatforms(JsonCursor cursor)
    {
        var platforms = new List<LockedPlatform>();
        if (!cursor.EnterObject())
            return platforms;
        for (var isFirst = true; cursor.NextKey(isFirst, out var platform, out _); isFirst = false)
        {
            if (ReadDigest(cursor) is { } digest)
                platforms.Add(new LockedPlatform(platform, digest));
        }
        return platforms;
    }

    static LockedImage ReadTrust(JsonCursor cursor, LockedImage image)
    {
        if (!cursor.EnterObject())
            return image;
        for (var isFirst = true; cursor.NextKey(isFirst, out var key, out _); isFirst = false)
        {
            switch (key)
            {
                case "scheme":
                    image = image with
                    {
                        Scheme = TrustWords.SchemeOf(cursor.ReadString(out _)) ?? Unknown<TrustScheme>(cursor,
                        "the scheme before this is unknown")
                    };
                    break;
                case "state":
                    image = image with
                    {
                        State = TrustWords.StateOf(cursor.ReadString(out _)) ?? Unknown<TrustState>(cursor,
                        "the state before this is unknown")
                    };
                    break;
                case "reason":
                    image = image with { Reason = cursor.ReadString(out _) };
                    break;
                case "signer":
                    image = image with { Signer = cursor.ReadString(out _) };
                    break;
                case "expires":
                    image = image with { Expires = ReadTime(cursor) };
                    break;
                case "freshUntil":
                    image = image with { FreshUntil = ReadTime(cursor) };
                    break;
                case "evidence":
                    image = image with { Evidence = ReadEvidence(cursor) };
                    break;
                case "notes":
                    image = image with { Notes = ReadTexts(cursor) };
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
        return image;
    }

    static T Unknown<T>(JsonCursor cursor, string message)
        where T : struct
    {
        cursor.Fail(message);
        return default;
    }

    static string? ReadTime(JsonCursor cursor)
    {
        var text = cursor.ReadString(out _);
        if (text is not null && TrustWords.DayOf(text) is null)
            cursor.Fail("the time before this is none");
        return text;
    }

    static List<Evidence> ReadEvidence(JsonCursor cursor)
    {
        var evidence = new List<Evidence>();
        if (!cursor.EnterArray())
            return evidence;
        for (var isFirst = true; cursor.NextItem(isFirst); isFirst = false)
        {
            string? kind = null, digest = null;
            long? version = null;
            if (!cursor.EnterObject())
                break;
            for (var isFirstKey = true; cursor.NextKey(isFirstKey, out var key, out _); isFirstKey = false)
            {
                if (key == "kind")
                    kind = cursor.ReadString(out _);
                else if (key == "digest")
                    digest = cursor.ReadString(out _);
                else if (key == "version")
                    version = cursor.ReadInteger();
                else
                    cursor.Skip();
            }
            if (kind is not null && digest is not null)
                evidence.Add(new Evidence(kind, digest, version));
            else
                cursor.Fail("the evidence before this has no kind or digest");
        }
        return evidence;
    }

    static List<string> ReadTexts(JsonCursor cursor)
    {
        var texts = new List<string>();
        if (!cursor.EnterArray())
            return texts;
        for (var isFirst = true; cursor.NextItem(isFirst); isFirst = false)
        {
            if (cursor.ReadString(out _) is { } text)
                texts.Add(text);
        }
        return texts;
    }
}
