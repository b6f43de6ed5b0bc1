using System;
using System.Collections.Generic;

namespace Seaworthy.Images;

/// <summary>What a manifest says of a piece of content (OCI image specification, descriptor.md).</summary>
/// <param name="MediaType">The content's media type.</param>
/// <param name="Digest"><c>sha256:</c> and 64 hexadecimal digits, or another registered algorithm.</param>
/// <param name="Size">Length in bytes.</param>
public sealed record Descriptor(string MediaType, string Digest, long Size)
{
    /// <summary>What an artifact is, where the descriptor says so.</summary>
    public string? ArtifactType { get; init; }

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();
}

/// <summary>Content that was fetched whole and agrees with its descriptor.</summary>
public sealed record Content(Descriptor Descriptor, ReadOnlyMemory<byte> Bytes);
