using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1108", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class TrustDataRollback : Rule<ImageReference>
{
    public override string Title => "Possible rollback of signed image";

    public override string Message =>
        "Possible rollback of '{0}': its trust data is older than the lock recorded ({1}); "
        + "check with the publisher, then run 'seaworthy lock --reset --only {2}'";

    public override string Why => """
        Docker Content Trust numbers its states, and the server showed one that an earlier run had seen replaced, for this tag or another one of the repository.
        Somebody replays an old image whose vulnerabilities are known, or the publisher restored a backup or created the repository again. Only the publisher
        knows; `--reset` makes the lock forget what it recorded of the repository.
        """;

    // A reason is of use only as a whole: the advice is at its end.
    internal override int LongestArgument => TrustWords.LongestReason;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is { Locked: { } locked, State: TrustState.RolledBack })
        {
            var reason = locked.Reason ?? "the server went back to it";
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text, reason, image.Name!.Repository);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"rolledBack\", \"reason\": \"snapshot 6, and 9 was seen\""),
        Bad.Compose(TrustExamples.Compose($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"rolledBack\", \"reason\": \"snapshot 6, and 9 was seen\""),
        Bad.Kubernetes(TrustExamples.Pod($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"rolledBack\", \"reason\": \"snapshot 6, and 9 was seen\""),
        Good.Dockerfile($"FROM {TrustExamples.Api}\n").Trusted("\"state\": \"signed\""),
        Good.Compose(TrustExamples.Compose(TrustExamples.Api)).Trusted("\"state\": \"signed\""),
        Good.Kubernetes(TrustExamples.Pod(TrustExamples.Api)).Trusted("\"state\": \"signed\""),
    ];
}
