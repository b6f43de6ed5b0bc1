using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1109", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class InvalidSignature : Rule<ImageReference>
{
    public override string Title => "Signature does not verify";

    public override string Message => "The signature of image '{0}' does not verify: {1}";

    public override string Why => """
        There is a signature and it does not hold for this image: the image or the signature was altered, it was made with another key than the policy names, or
        it belongs to another image. A publisher who has signed a newer image for the same tag is reported as SEA1104 instead.
        """;

    // A reason is of use only as a whole: the advice is at its end.
    internal override int LongestArgument => TrustWords.LongestReason;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is { Locked: { } locked, State: TrustState.Invalid })
        {
            var reason = locked.Reason ?? "it was altered, or belongs to another image";
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text, reason);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"invalid\", \"reason\": \"the digest is another\""),
        Bad.Compose(TrustExamples.Compose($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"invalid\", \"reason\": \"the digest is another\""),
        Bad.Kubernetes(TrustExamples.Pod($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"invalid\", \"reason\": \"the digest is another\""),
        Good.Dockerfile($"FROM {TrustExamples.Api}\n").Trusted("\"state\": \"signed\""),
        Good.Compose(TrustExamples.Compose(TrustExamples.Api)).Trusted("\"state\": \"signed\""),
        Good.Kubernetes(TrustExamples.Pod(TrustExamples.Api)).Trusted("\"state\": \"signed\""),
    ];
}
