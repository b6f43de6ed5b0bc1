using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1107", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class StaleTrustData : Rule<ImageReference>
{
    public override string Title => "Nobody confirms any more that this is the newest state";

    public override string Message => "Nobody has confirmed since {1} that this is the newest that was signed as '{0}'; run 'seaworthy lock'";

    public override string Why => """
        Docker Content Trust has the server say every few days that there is nothing newer. When that statement runs out, an old image with an old signature can no longer be told from the current one: that is how
        a replay looks.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is not { Locked: { } locked } trust)
            return;
        var hasPassed = trust.State == TrustState.Signed && locked.FreshUntil is { } end && TrustWords.DayOf(end) < report.Files.Today
            // Of what has expired altogether another rule speaks.
            && !(locked.Expires is { } last && TrustWords.DayOf(last) < report.Files.Today);
        if (hasPassed || trust.State == TrustState.StaleTrustData)
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text, locked.FreshUntil?.Substring(0, 10) ?? "the lock was written");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"signed\", \"freshUntil\": \"2025-06-30T12:00:00Z\""),
        Bad.Compose(TrustExamples.Compose($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"signed\", \"freshUntil\": \"2025-06-30T12:00:00Z\""),
        Bad.Kubernetes(TrustExamples.Pod($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"signed\", \"freshUntil\": \"2025-06-30T12:00:00Z\""),
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"freshnessLost\"")
            .Because("the statement had run out when the image was locked"),
        Good.Dockerfile($"FROM {TrustExamples.Api}\n").Trusted("\"state\": \"signed\", \"freshUntil\": \"2999-06-30T12:00:00Z\""),
        Good.Compose(TrustExamples.Compose(TrustExamples.Api)).Trusted("\"state\": \"signed\", \"freshUntil\": \"2999-06-30T12:00:00Z\""),
        Good.Kubernetes(TrustExamples.Pod(TrustExamples.Api)).Trusted("\"state\": \"signed\", \"freshUntil\": \"2999-06-30T12:00:00Z\""),
    ];
}
