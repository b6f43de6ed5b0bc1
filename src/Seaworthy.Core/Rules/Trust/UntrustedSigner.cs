using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1105", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class UntrustedSigner : Rule<ImageReference>
{
    public override string Title => "Image is signed by a party that the policy does not trust";

    public override string Message => "Image '{0}' is signed, but not by anyone whom the policy trusts: {1}";

    public override string Why => """
        There is a signature, and it is somebody else's. Anybody can sign anything; a signature is worth what is known of the one who made it.
        """;

    // A reason is of use only as a whole: the advice is at its end.
    internal override int LongestArgument => TrustWords.LongestReason;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is { Locked: { } locked, State: TrustState.WrongSigner })
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text,
                locked.Reason ?? locked.Signer ?? "the lock does not say by whom");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"wrongSigner\", \"signer\": \"CN=somebody\""),
        Bad.Compose(TrustExamples.Compose($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"wrongSigner\", \"signer\": \"CN=somebody\""),
        Bad.Kubernetes(TrustExamples.Pod($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"wrongSigner\", \"signer\": \"CN=somebody\""),
        Good.Dockerfile($"FROM {TrustExamples.Api}\n").Trusted("\"state\": \"signed\""),
        Good.Compose(TrustExamples.Compose(TrustExamples.Api)).Trusted("\"state\": \"signed\""),
        Good.Kubernetes(TrustExamples.Pod(TrustExamples.Api)).Trusted("\"state\": \"signed\""),
    ];
}
