namespace Seaworthy.Rules.Trust;

[Rule("SEA1019", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class LockDigestMismatch : Rule<ImageReference>
{
    public override string Title => "Digest is not the locked one";

    public override string Message => "The lock has another digest for {0}: {1}; run 'seaworthy lock' if this one is meant";

    public override string Why => """
        Somebody changed the digest and not the lock. Nobody has checked the image that would run now: that it exists, and that it is signed as the policy wants.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is not { Locked: null, Other: { } other })
            return;
        var text = image.Text!;
        var digest = TextSpan.FromBounds(text.Text.IndexOf('@') + 1, text.Length);
        var finding = report.At(image.SpanOf(digest), other.Reference, other.Digest);
        if (image.IsLiteral)
            finding.WithFix("Write the digest of the lock", f => f.Replace(text.ToSource(digest), other.Digest), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile($"FROM debian:12@[|{TrustExamples.OtherDigest}|]\n").Locked("docker.io/library/debian:12")
            .Fixed($"FROM debian:12@{TrustExamples.Digest}\n"),
        Bad.Compose(TrustExamples.Compose($"acme/api:1@[|{TrustExamples.OtherDigest}|]")).Locked("docker.io/acme/api:1")
            .Fixed(TrustExamples.Compose($"acme/api:1@{TrustExamples.Digest}")),
        Bad.Kubernetes(TrustExamples.Pod($"acme/api:1@[|{TrustExamples.OtherDigest}|]")).Locked("docker.io/acme/api:1")
            .Fixed(TrustExamples.Pod($"acme/api:1@{TrustExamples.Digest}")),
        Good.Dockerfile($"FROM debian:12@{TrustExamples.Digest}\n").Locked("docker.io/library/debian:12"),
        Good.Dockerfile($"FROM debian:12@{TrustExamples.OtherDigest}\n").Locked($"docker.io/library/debian:12@{TrustExamples.OtherDigest}")
            .Because("one tag may be locked with several digests"),
        Good.Compose(TrustExamples.Compose($"acme/api:1@{TrustExamples.Digest}")).Locked("docker.io/acme/api:1"),
        Good.Kubernetes(TrustExamples.Pod($"acme/api:1@{TrustExamples.Digest}")).Locked("docker.io/acme/api:1"),
    ];
}
