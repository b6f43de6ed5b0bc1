using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

[Rule("SEA1104", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class UnsignedImage : Rule<ImageReference>
{
    public override string Title => "Image is not signed as the policy wants";

    public override string Message => "Image '{0}' is not signed as the policy wants: {1}";

    public override string Why => """
        The policy says that images of this repository must be signed. Whoever can write to the registry, or stands between, can put anything there; without a signature nothing tells it from what
        its maker published.
        """;

    // A reason is of use only as a whole: the advice is at its end.
    internal override int LongestArgument => TrustWords.LongestReason;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is not { Locked: { } locked, Scope.Scheme: not TrustScheme.None } trust
            || trust.State is not (null or TrustState.Unsigned or TrustState.Superseded))
            return;
        var reason = trust.State is null ? "nobody looked for a signature when it was locked; run 'seaworthy lock'" : locked.Reason ?? "it has no signature";
        report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text, reason);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"unsigned\""),
        Bad.Compose(TrustExamples.Compose($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"unsigned\""),
        Bad.Kubernetes(TrustExamples.Pod($"[|{TrustExamples.Api}|]")).Trusted("\"state\": \"unsigned\""),
        Bad.Dockerfile($"FROM [|mcr.microsoft.com/dotnet/runtime:10.0@{TrustExamples.Digest}|]\n").Locked("mcr.microsoft.com/dotnet/runtime:10.0")
            .Because("Microsoft signs its .NET images, so a signature is wanted without any policy"),
        Bad.Dockerfile($"FROM [|{TrustExamples.Api}|]\n").Trusted("\"state\": \"superseded\"").Because("the publisher signed another image for the tag since"),
        Good.Dockerfile($"FROM {TrustExamples.Api}\n").Trusted("\"state\": \"signed\""),
        Good.Compose(TrustExamples.Compose(TrustExamples.Api)).Trusted("\"state\": \"signed\""),
        Good.Kubernetes(TrustExamples.Pod(TrustExamples.Api)).Trusted("\"state\": \"signed\""),
        Good.Dockerfile($"FROM debian:12@{TrustExamples.Digest}\n").Locked("docker.io/library/debian:12")
            .Because("no policy asks for a signature of Docker's official images, which have none"),
    ];
}
