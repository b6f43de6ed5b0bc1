using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Notation;

/// <summary>The steps of one verification, in the specification's order (trust store and trust policy, "Signature Verification").</summary>
sealed class NotationCheck(NotationSignature signature, NotationStatement statement, INotationTrustStore store, DateTimeOffset now)
{
    const int MostBytes = 4 * 1024 * 1024;

    readonly List<string> _notes = [];
    SignatureEnvelope? _envelope;
    TrustedTime? _trustedTime;
    bool _isAuthentic;
    bool _outlivesCertificates;

    /// <summary>All steps but revocation. Null if none that is enforced failed.</summary>
    public Verdict? Run() =>
        Step("integrity", Integrity)
        ?? Step("authenticity", Authenticity)
        ?? Step("expiry", Expiry)
        ?? Step("authenticTimestamp", Timestamp);

    public void NoteRevocation()
    {
        if (statement.ActionFor("revocation") != NotationAction.Skip)
            _notes.Add("Revocation was not checked");
    }

    public async Task<Verdict?> AskRevocation(RevocationChecker checker, CancellationToken cancellation)
    {
        if (_trustedTime is not null)
        {
            var reason = await checker.CheckAsync(_trustedTime.Chain, now, cancellation).ConfigureAwait(false);
            if (Step("authenticTimestamp", () => Refuse(reason)) is { } refused)
                return refused;
        }
        if (statement.ActionFor("revocation") == NotationAction.Skip)
            return null;
        var why = await checker.CheckAsync(_envelope!.Chain, now, cancellation).ConfigureAwait(false);
        return Step("revocation", () => Refuse(why));

        static void Refuse(string? reason)
        {
            if (reason is not null)
                throw Refusal.Invalid(reason);
        }
    }

    public Verdict Accepted()
    {
        var subject = _envelope!.Chain[0].Subject;
        return Base(TrustState.Signed, _isAuthentic ? $"Signed by {subject}" : "The signature is intact, and the policy demands no more") with
        {
            Signer = _isAuthentic ? subject : null,
            Expires = Expires(),
        };
    }

    Verdict? Step(string check, Action step)
    {
        var action = statement.ActionFor(check);
        if (action == NotationAction.Skip)
            return null;
        try
        {
            Guarded(step);
            return null;
        }
        catch (Refusal refusal) when (action == NotationAction.Log)
        {
            _notes.Add($"Not enforced at level {statement.Level}: {refusal.Message}");
            return null;
        }
        catch (Refusal refusal)
        {
            var text = char.ToUpperInvariant(refusal.Message[0]) + refusal.Message[1..];
            return Base(refusal.State, text) with { Signer = _isAuthentic ? _envelope!.Chain[0].Subject : null, Expires = _isAuthentic ? Expires() : null };
        }
    }

    /// <summary>Whatever else the readers of hostile bytes throw is a refusal too.</summary>
    static void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or CryptographicException or ArithmeticException
            or IndexOutOfRangeException)
        {
            throw Refusal.Invalid("the signature is malformed");
        }
    }

    Verdict Base(TrustState state, string reason) => new(TrustScheme.Notation, state, reason)
    {
        Evidence = [new Evidence("signature", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(signature.Envelope.Span)))],
        Notes = _notes,
    };

    void Integrity()
    {
        if (signature.Envelope.Length > MostBytes)
            throw Refusal.Invalid("the signature is larger than 4 MiB");
        var parsed = SignatureEnvelope.Parse(signature.Envelope, signature.MediaType).Checked();
        if (SignatureAlgorithm.Of(parsed.Chain[0]) is not null && !parsed.IsIntact())
            throw Refusal.Invalid("it was altered, or made with another key");
        ChainRules.CheckCodeSigning(parsed.Chain);
        SignedTarget.Check(parsed.Payload, signature.Target, signature.RequiredMetadata);
        _envelope = parsed;
    }

    void Authenticity()
    {
        var type = _envelope!.Scheme == SignatureEnvelope.SigningAuthority ? "signingAuthority" : "ca";
        var (certificates, fingerprints) = TrustedCertificates.Of(statement, type, store);
        if (certificates.Count + fingerprints.Count == 0)
            throw new Refusal(TrustState.WrongSigner, $"the policy names no trust store of type {type}, which scheme {_envelope.Scheme} needs");
        // The chain holds together, so any certificate of it that is trusted vouches for the first; a bare signing certificate does only if it is its own root.
        if (!_envelope.Chain.Any(c => certificates.Any(t => t.IsSame(c))) && !fingerprints.Contains(_envelope.Chain[^1].Fingerprint))
            throw new Refusal(TrustState.WrongSigner, $"signed by '{_envelope.Chain[0].Subject}', whose root '{_envelope.Chain[^1].Subject}' is not trusted");
        if (!IsTrustedIdentity(_envelope.Chain[0]))
            throw new Refusal(TrustState.WrongSigner, $"signed by '{_envelope.Chain[0].Subject}', which the policy does not trust");
        _isAuthentic = true;
    }

    bool IsTrustedIdentity(Certificate signer)
    {
        if (statement.TrustedIdentities.Contains("*"))
            return true;
        if (DistinguishedName.Of(signer) is not { } subject)
            return false;
        const string Prefix = "x509.subject:";
        foreach (var identity in statement.TrustedIdentities)
        {
            if (identity.StartsWith(Prefix, StringComparison.Ordinal)
                && SubjectName.Parse(identity[Prefix.Length..], out _) is { } name
                && SubjectName.IsPartOf(name, subject))
                return true;
        }
        return false;
    }

    void Expiry()
    {
        if (_envelope!.Expiry is { } expiry && now >= expiry)
            throw new Refusal(TrustState.Expired, $"the signature expired on {expiry:yyyy-MM-dd}");
    }

    void Timestamp()
    {
        if (_envelope!.Scheme == SignatureEnvelope.SigningAuthority)
        {
            RequireValid(_envelope.SigningTime, _envelope.SigningTime, "when it was signed");
            _outlivesCertificates = true;
            return;
        }
        var hasAuthority = statement.TrustStores.Any(static s => s.StartsWith("tsa:", StringComparison.Ordinal));
        if (hasAuthority && (statement.VerifyTimestamp != "afterCertExpiry" || _envelope.Chain.Any(c => now > c.NotAfter)))
        {
            _trustedTime = ReadTimestamp();
            _outlivesCertificates = true;
            return;
        }
        RequireValid(now, now, "today, and the policy has no time stamping authority to say that it was when it signed");
        // The timestamp is asked once the certificates have expired; whether it will do then is known today.
        _outlivesCertificates = hasAuthority && WillDo();
    }

    TrustedTime ReadTimestamp()
    {
        if (_envelope!.Timestamp is null)
            throw Refusal.Invalid("the signature has no timestamp, which the policy demands");
        var time = Countersignature.Verify(_envelope.Timestamp, _envelope.Signature, TrustedCertificates.Of(statement, "tsa", store).Certificates);
        if (time.Earliest < _envelope.SigningTime)
            throw Refusal.Invalid("the timestamp is older than the signature says to be itself");
        RequireValid(time.Earliest, time.Latest, "when the signature was timestamped");
        return time;
    }

    bool WillDo()
    {
        try
        {
            ReadTimestamp();
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    void RequireValid(DateTimeOffset earliest, DateTimeOffset latest, string when)
    {
        foreach (var certificate in _envelope!.Chain)
        {
            if (latest > certificate.NotAfter)
                throw new Refusal(TrustState.Expired,
                    $"certificate '{certificate.Subject}' expired on {certificate.NotAfter:yyyy-MM-dd}: it was not valid {when}");
            if (earliest < certificate.NotBefore)
                throw Refusal.Invalid($"certificate '{certificate.Subject}' is valid from {certificate.NotBefore:yyyy-MM-dd} on: it was not valid {when}");
        }
    }

    /// <summary>When this verdict would change by itself: what is not enforced does not end it, and without a trusted time certificates do.</summary>
    DateTimeOffset? Expires()
    {
        var expires = statement.ActionFor("expiry") == NotationAction.Enforce ? _envelope!.Expiry : null;
        if (!_outlivesCertificates && statement.ActionFor("authenticTimestamp") == NotationAction.Enforce)
        {
            foreach (var certificate in _envelope!.Chain)
                expires = expires is null || certificate.NotAfter < expires ? certificate.NotAfter : expires;
        }
        return expires;
    }
}
