namespace Seaworthy.Rules.Trust;

[Rule("SEA1017", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class UnlockedImage : Rule<ImageReference>
{
    public override string Title => "Image is not in the lock";

    public override string Message => "Image '{0}' is not in the lock; run 'seaworthy lock'";

    public override string Why => """
        The repository locks its images, or has a policy that says which may run, and nobody has looked at this one yet: which digest it has, and whether it is signed as the policy wants.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (report.Trust.Of(image) is { Locked: null, Other: null })
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|debian:12|]\n").Locked("docker.io/library/debian:11"),
        Bad.Compose(TrustExamples.Compose("[|registry.example.com/acme/api:1.4.2|]")).Wanted().Because("there is a policy and no lock"),
        Bad.Kubernetes(TrustExamples.Pod("[|acme/api:1.4.2|]")).Locked("docker.io/acme/api:1.4.1"),
        Good.Dockerfile("FROM debian:12\n").Locked("docker.io/library/debian:12"),
        Good.Dockerfile("FROM debian:12\n").Because("without a lock and a policy nobody has asked for it"),
        Good.Dockerfile("ARG IMAGE\nFROM $IMAGE\n").Locked("docker.io/library/debian:12"),
        Good.Compose(TrustExamples.Compose("acme/api:1.4.2")).Beside("seaworthy.trust.yaml",
            "version: 1\nscopes:\n- images: docker.io/acme/*\n  require: nothing\n")
            .Because("the policy wants nothing of the team's own images"),
        Good.Kubernetes(TrustExamples.Pod("docker.io/acme/api:1.4.2")).Locked("docker.io/acme/api:1.4.2").Because("the lock has references in full"),
    ];
}
