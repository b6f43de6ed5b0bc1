using System;
using System.Threading;
using System.Threading.Tasks;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Notation;

/// <summary>
/// Verifies Notary Project signatures: bytes, policy, trust store and date in, verdict out. Nothing is fetched, unless a <see cref="RevocationChecker"/> is
/// handed over.
/// </summary>
public static class NotationVerifier
{
    /// <summary>Verifies one signature. Revocation is noted as not checked.</summary>
    public static Verdict Verify(NotationSignature signature, TrustPolicyDocument policy, INotationTrustStore store, DateTimeOffset now) =>
        policy.For(signature.Repository) is { } statement ? Verify(signature, statement, store, now) : NoStatement(signature.Repository);

    /// <summary>Verifies one signature under one statement of a policy.</summary>
    public static Verdict Verify(NotationSignature signature, NotationStatement statement, INotationTrustStore store, DateTimeOffset now)
    {
        if (statement.SkipsAll)
            return Skipped(statement);
        var check = new NotationCheck(signature, statement, store, now);
        if (check.Run() is { } refused)
            return refused;
        check.NoteRevocation();
        return check.Accepted();
    }

    /// <summary>Verifies one signature, and asks whether certificates were revoked where the statement wants to know.</summary>
    public static async Task<Verdict> VerifyAsync(
        NotationSignature signature, NotationStatement statement, INotationTrustStore store, DateTimeOffset now, RevocationChecker? revocation,
            CancellationToken cancellation)
    {
        if (revocation is null || statement.SkipsAll)
            return Verify(signature, statement, store, now);
        var check = new NotationCheck(signature, statement, store, now);
        return check.Run() ?? await check.AskRevocation(revocation, cancellation).ConfigureAwait(false) ?? check.Accepted();
    }

    internal static Verdict NoStatement(string repository) =>
        new(TrustScheme.Notation, TrustState.WrongSigner, $"No statement of the trust policy is about {Refusal.Shown(repository)}");

    internal static Verdict Skipped(NotationStatement statement) =>
        new(TrustScheme.Notation, TrustState.Unsigned, $"Statement '{Refusal.Shown(statement.Name)}' of the trust policy skips verification");
}
