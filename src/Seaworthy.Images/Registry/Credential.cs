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
