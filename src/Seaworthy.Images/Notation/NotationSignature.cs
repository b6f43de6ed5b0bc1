using System;
using System.Collections.Generic;

namespace Seaworthy.Images.Notation;

/// <summary>A signature to be verified, and what it must be a signature of.</summary>
/// <param name="Repository">Registry and path: <c>registry.example/app</c>; selects the statement of the policy.</param>
/// <param name="Target">The manifest or index that must be signed; media type, digest and size must agree.</param>
/// <param name="Envelope">The signature envelope's bytes.</param>
/// <param name="MediaType"><c>application/jose+json</c> or <c>application/cose</c>.</param>
public sealed record NotationSignature(string Repository, Descriptor Target, ReadOnlyMemory<byte> Envelope, string MediaType)
{
    /// <summary>Annotations that the signer must have put under the signature.</summary>
    public IReadOnlyDictionary<string, string> RequiredMetadata { get; init; } = new Dictionary<string, string>();
}
