using System;
using System.Text.RegularExpressions;

namespace Seaworthy.Images.Sigstore;

/// <summary>An identity of the policy. Patterns go over the whole text and do not backtrack, so that no input makes them slow.</summary>
internal sealed class IdentityMatcher
{
    private const int MostCharacters = 1000;
    private readonly SigstoreIdentity identity;
    private readonly Regex? subject;
    private readonly Regex? issuer;

    public IdentityMatcher(SigstoreIdentity identity)
    {
        this.identity = identity;
        if (identity.Identity is null == identity.IdentityPattern is null || identity.Issuer is null == identity.IssuerPattern is null)
            throw new TrustPolicyException("An identity needs 'identity' or a pattern of it, and 'issuer' or a pattern of it.");
        subject = Compiled(identity.IdentityPattern);
        issuer = Compiled(identity.IssuerPattern);
    }

    public bool Matches(CertificateIdentity certificate) =>
        Matches(identity.Identity, subject, certificate.Subject) && Matches(identity.Issuer, issuer, certificate.Issuer);

    private static bool Matches(string? text, Regex? pattern, string value)
    {
        try
        {
            return text is not null ? text.Length > 0 && string.Equals(text, value, StringComparison.Ordinal) : pattern!.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex? Compiled(string? pattern)
    {
        if (pattern is null)
            return null;
        const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        try
        {
            if (pattern.Length is 0 or > MostCharacters)
                throw new TrustPolicyException("A pattern of an identity is empty or too long.");
            // Alone first: a stray parenthesis must not get out of the group below.
            _ = new Regex(pattern, Options);
            return new Regex($@"\A(?:{pattern})\z", Options, TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new TrustPolicyException($"'{Refusal.Shown(pattern)}' is not a regular expression that is supported.", e);
        }
    }
}
