namespace Seaworthy.Trust;

/// <summary>The way an image is signed.</summary>
public enum TrustScheme
{
    None,

    /// <summary>Notary Project signatures, made by <c>notation</c>.</summary>
    Notation,

    /// <summary>Sigstore signatures, made by <c>cosign</c>.</summary>
    Sigstore,

    /// <summary>Docker Content Trust: Notary v1, The Update Framework.</summary>
    ContentTrust,
}

/// <summary>What became of the question whether an image is signed as the policy wants.</summary>
public enum TrustState
{
    /// <summary>A signature verifies under the policy.</summary>
    Signed,

    /// <summary>There is no signature.</summary>
    Unsigned,

    /// <summary>There are signatures, and none is of a party that the policy trusts.</summary>
    WrongSigner,

    /// <summary>A signature of a trusted party says that it no longer holds.</summary>
    Expired,

    /// <summary>The statement that this is the newest state has run out (DCT timestamp).</summary>
    StaleTrustData,

    /// <summary>The server shows an older state than one that was seen before.</summary>
    RolledBack,

    /// <summary>Something is signed and does not verify: altered, malformed, or not of this image.</summary>
    Invalid,

    /// <summary>The image was signed when it was locked, and its publisher has signed another one for the same tag since.</summary>
    Superseded,
}

/// <summary>A document that a verdict rests on.</summary>
/// <param name="Kind">What it is: <c>signature</c>, <c>root</c>, <c>timestamp</c>, <c>targets/releases</c> …</param>
/// <param name="Digest"><c>sha256:…</c> over its bytes.</param>
/// <param name="Version">The version that it names itself, where it has one.</param>
public sealed record Evidence(string Kind, string Digest, long? Version = null);
