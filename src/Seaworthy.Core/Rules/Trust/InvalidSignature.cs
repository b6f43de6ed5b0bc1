using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1109", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class InvalidSignature : Rule<ImageReference>
{
    public override string Title => "Signature does not verify";

    public override string Message => "The signature of image '{0}' does not verify: {1}";

    public override string Why => """
        What is signed is not what is there: the image or the signature was altered, or the signature belongs to another image.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is { Locked: { } locked, State: TrustState.Invalid })
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text, locked.Reason ?? "it was altered, or is of another image");
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
