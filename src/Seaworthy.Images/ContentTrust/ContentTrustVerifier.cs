using System;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images.ContentTrust;

/// <summary>Docker Content Trust: whether a tag is signed for an image, by the metadata that a notary server has.</summary>
public static class ContentTrustVerifier
{
    /// <summary>The verdict. What is refused once is asked for once more from the root on: the server may have been written to meanwhile.</summary>
    /// <exception cref="RegistryException">The server cannot be asked.</exception>
    public static async Task<Verdict> VerifyAsync(ContentTrustQuestion question, ITrustServer server, CancellationToken cancellation)
    {
        var first = await AskAsync(question, server, cancellation).ConfigureAwait(false);
        return first.State is TrustState.Invalid or TrustState.RolledBack or TrustState.Expired or TrustState.StaleTrustData && !first.IsSettled
            ? (await AskAsync(question, server, cancellation).ConfigureAwait(false)).Verdict
            : first.Verdict;
    }

    static async Task<Answer> AskAsync(ContentTrustQuestion question, ITrustServer server, CancellationToken cancellation)
    {
        var update = new TufUpdate(question, server);
        try
        {
            await update.RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (Refusal refusal)
        {
            return new Answer(Refused(question, refusal.State, refusal.Message), IsSettled: false);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or ArithmeticException)
        {
            return new Answer(Refused(question, TrustState.Invalid, "the trust data are malformed"), IsSettled: false);
        }
        return new Answer(SignedTag.Judge(question, update), IsSettled: update.Timestamp.Expires >= question.Now);
    }

    /// <summary>A refusal keeps the memory of what was seen, or the next replay would find it empty.</summary>
    static Verdict Refused(ContentTrustQuestion question, TrustState state, string reason) =>
        new(TrustScheme.ContentTrust, state, char.ToUpperInvariant(reason[0]) + reason[1..]) { Evidence = [.. question.Seen] };

    sealed record Answer(Verdict Verdict, bool IsSettled)
    {
        public TrustState State => Verdict.State;
    }
}
