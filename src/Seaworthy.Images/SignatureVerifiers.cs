using System.Collections.Generic;

namespace Seaworthy.Images;

/// <summary>The verifiers that there are, one for each scheme.</summary>
public static class SignatureVerifiers
{
    public static IReadOnlyList<ISignatureVerifier> All { get; } =
    [
        new Notation.NotationSignatureVerifier(),
        new Sigstore.SigstoreVerifier(),
        new ContentTrust.ContentTrustSignatureVerifier(),
    ];
}
