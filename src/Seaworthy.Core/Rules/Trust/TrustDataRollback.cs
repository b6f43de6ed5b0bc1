using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1108", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class TrustDataRollback : Rule<ImageReference>
{
    public override string Title => "Older state than one that was seen before";

    public override string Message => "What is signed as '{0}' is older than what the lock has seen: {1}";

    public override string Why => """
        The server showed a state that an earlier one had replaced. Either somebody restored a backup, or somebody replays an old image whose faults are known.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is { Locked: { } locked, State: TrustState.RolledBack })
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text, locked.Reason ?? "the server went back to it");
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
