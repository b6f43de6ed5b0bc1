using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Seaworthy.Images.Sigstore;

/// <summary>An in-toto statement: what is said of which artifacts.</summary>
internal sealed record Statement(string PredicateType, IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Subjects)
{
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>The statement by which cosign signs an image.</summary>
    public const string ImageSignature = "https://sigstore.dev/cosign/sign/v1";

    private const int MostSubjects = 10_000;

    public static Statement Read(Envelope envelope)
    {
        if (envelope.PayloadType != PayloadType)
            throw Refusal.Invalid($"the envelope holds '{Refusal.Shown(envelope.PayloadType)}', not an in-toto statement");
        using var document = StrictJson.Parse(envelope.Payload, "the statement");
        var root = document.RootElement;
        if (StrictJson.Text(root, "_type", "the statement") is not ("https://in-toto.io/Statement/v1" or "https://in-toto.io/Statement/v0.1"))
            throw Refusal.Invalid("the statement is of a type that is not supported");
        if (!root.TryGetProperty("subject", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostSubjects)
            throw Refusal.Invalid("the statement has no subject, or too many");
        var subjects = new List<IReadOnlyList<KeyValuePair<string, string>>>();
        foreach (var subject in list.EnumerateArray())
        {
            if (subject.ValueKind != JsonValueKind.Object)
                throw Refusal.Invalid("a subject of the statement is not an object");
            var digests = new List<KeyValuePair<string, string>>();
            foreach (var digest in StrictJson.Object(subject, "digest", "a subject").EnumerateObject())
            {
                if (StrictJson.TryText(digest.Value, out var value))
                    digests.Add(new(digest.Name, value));
            }
            subjects.Add(digests);
        }
        return new Statement(StrictJson.Text(root, "predicateType", "the statement"), subjects);
    }

    /// <summary>Whether one subject is the artifact: every digest of it that can be compared is the artifact's, and one can.</summary>
    public bool IsAbout(Artifact artifact)
    {
        foreach (var subject in Subjects)
        {
            var equal = 0;
            var different = 0;
            foreach (var (name, value) in subject)
            {
                if (Hashes.FromName(name) is not { } algorithm || artifact.Digest(algorithm) is not { } digest)
                    continue;
                if (string.Equals(Convert.ToHexStringLower(digest), value, StringComparison.OrdinalIgnoreCase))
                    equal++;
                else
                    different++;
            }
            if (equal > 0 && different == 0)
                return true;
        }
        return false;
    }
}
