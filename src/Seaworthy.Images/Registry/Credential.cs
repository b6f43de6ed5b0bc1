using System.Collections.Generic;

namespace Seaworthy.Images.Registry;

/// <summary>What opens a registry. It is never printed: its text form says nothing.</summary>
sealed class Credential
{
    public string? UserName { get; init; }

    public string? Secret { get; init; }

    /// <summary>A refresh token (OAuth 2) in place of user name and password.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>A bearer token that is sent as it is.</summary>
    public string? RegistryToken { get; init; }

    public bool HasPassword => !string.IsNullOrEmpty(UserName) && Secret is not null;

    public override string ToString() => "(credential)";
}

/// <summary>What is known for a registry, and why it is not more.</summary>
/// <param name="Credential">What opens it, or null.</param>
/// <param name="Source">Where that comes from: a file, a helper, a variable.</param>
/// <param name="Faults">What could have known more and did not work.</param>
sealed record CredentialLookup(Credential? Credential, string? Source, IReadOnlyList<string> Faults)
{
    /// <summary>Why a registry is closed although it was asked with this.</summary>
    public string WhyRefused(string host) =>
        Credential is not null ? $"the credentials were refused (they are from {Source}); run 'docker login {host}' again"
        : Faults.Count > 0 ? string.Join("; ", Faults)
        : $"no credentials are known for {host}; run 'docker login {host}' if the image exists";
}
