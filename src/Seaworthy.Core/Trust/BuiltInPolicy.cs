namespace Seaworthy.Trust;

/// <summary>What holds without a file: Microsoft signs its .NET images with Notation since April 2026, so they must be signed.</summary>
static class BuiltInPolicy
{
    /// <remarks>Root, identity and timestamp authority are those that dotnet-docker documents for its signatures.</remarks>
    public static TrustScope DotNet { get; } = new()
    {
        Pattern = "mcr.microsoft.com/dotnet/*",
        Scheme = TrustScheme.Notation,
        IsBuiltIn = true,
        Notation = new NotationPolicy
        {
            // Microsoft Supply Chain RSA Root CA 2022
            RootFingerprints = ["23ffe2b8bdb9a1711515d4cffda04bc7f793d513c76c243f1020507d8669b7db"],
            TimestampCertificates = ["builtin:microsoft-root-2010.pem"],
            Identities = ["x509.subject: CN=Microsoft SCD Products RSA Signing, O=Microsoft Corporation, L=Redmond, S=Washington, C=US"],
        },
    };
}
