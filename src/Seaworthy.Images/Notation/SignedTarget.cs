using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Seaworthy.Images.Notation;

/// <summary>The signed payload: the descriptor of what was signed (Notary Project signature specification, "Payload").</summary>
static class SignedTarget
{
    public static void Check(byte[] payload, Descriptor target, IReadOnlyDictionary<string, string> required)
    {
        const string What = "the signed target";
        using var document = StrictJson.Parse(payload, "the payload");
        var signed = StrictJson.Object(document.RootElement, "targetArtifact", "the payload");
        var digest = StrictJson.Text(signed, "digest", What);
        if (!string.Equals(digest, target.Digest, StringComparison.Ordinal))
            throw Refusal.Invalid($"the signature is of {Refusal.Shown(digest)}, not of {target.Digest}");
        if (StrictJson.Integer(signed, "size", What) != target.Size)
            throw Refusal.Invalid("the signature states another size");
        if (!string.Equals(StrictJson.Text(signed, "mediaType", What), target.MediaType, StringComparison.Ordinal))
            throw Refusal.Invalid("the signature states another media type");
        foreach (var (name, value) in required)
        {
            if (!signed.TryGetProperty("annotations", out var annotations) || annotations.ValueKind != JsonValueKind.Object
                || !annotations.TryGetProperty(name, out var found) || !StrictJson.TryText(found, out var text)
                    || !string.Equals(text, value, StringComparison.Ordinal))
                throw Refusal.Invalid($"the signature does not say {Refusal.Shown(name)}={Refusal.Shown(value)}");
        }
    }
}
