using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1106", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class ExpiredSignature : Rule<ImageReference>
{
    public override string Title => "Signature has expired";

    public override string Message => "The signature of image '{0}' has expired: {1}";

    public override string Why => """
        Whoever signed said until when he stands by it: until then he would have withdrawn or renewed it. An image that was good once and is known to be broken today is still signed; that its signature
        runs out is what ends it.
        """;

    // A reason is of use only as a whole: the advice is at its end.
    internal override int LongestArgument => TrustWords.LongestReason;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is not { Locked: { } locked } trust)
            return;
        var hasPassed = trust.State == TrustState.Signed && locked.Expires is { } end && TrustWords.DayOf(end) < report.Files.Today;
        if (hasPassed || trust.State == TrustState.Expired)
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text, locked.Expires is null ? locked.Reason ?? "it no longer holds"
                : "it held until " + locked.Expires.Substring(0, 10));
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"signed\", \"expires\": \"2025-06-30T12:00:00Z\""),
        Bad.Compose(TrustExamples.Compose($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"signed\", \"expires\": \"2025-06-30T12:00:00Z\""),
        Bad.Kubernetes(TrustExamples.Pod($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"signed\", \"expires\": \"2025-06-30T12:00:00Z\""),
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"expired\"").Because("it had expired when it was locked"),
        Good.Dockerfile($"FROM {TrustExamples.Api}\n").Trusted("\"state\": \"signed\", \"expires\": \"2999-06-30T12:00:00Z\""),
        Good.Compose(TrustExamples.Compose(TrustExamples.Api)).Trusted("\"state\": \"signed\", \"expires\": \"2999-06-30T12:00:00Z\""),
        Good.Kubernetes(TrustExamples.Pod(TrustExamples.Api)).Trusted("\"state\": \"signed\", \"expires\": \"2999-06-30T12:00:00Z\""),
    ];
}
