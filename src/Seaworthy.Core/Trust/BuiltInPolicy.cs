namespace Seaworthy.Trust;

/// <summary>What holds without a file: Microsoft signs its .NET images with Notation since 2026, so they must be signed.</summary>
static class BuiltInPolicy
{
    /// <remarks>Store names that begin with <c>builtin/</c> mean certificates that are shipped. The identity is the one that dotnet-docker documents for its signatures.</remarks>
    public static TrustScope DotNet { get; } = new()
    {
        Pattern = "mcr.microsoft.com/dotnet/*",
        Scheme = TrustScheme.Notation,
        IsBuiltIn = true,
        Notation = new NotationPolicy
        {
            TrustStores = ["ca:builtin/microsoft-supplychain", "tsa:builtin/microsoft-timestamp"],
            Identities = ["x509.subject: CN=Microsoft SCD Products RSA Signing, O=Microsoft Corporation, L=Redmond, S=Washington, C=US"],
        },
    };
}
