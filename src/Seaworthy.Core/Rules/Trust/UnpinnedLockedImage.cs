namespace Seaworthy.Rules.Trust;

[Rule("SEA1018", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class UnpinnedLockedImage : Rule<ImageReference>
{
    public override string Title => "Locked image is named by a tag alone";

    public override string Message => "Image '{0}' is in the lock, but what is pulled is whatever its tag names by then; add @{1}";

    public override string Why => """
        The lock says which image was looked at. No engine reads it: what `docker build`, compose or a kubelet pull is what the reference says, and a tag can be put on another image at any time. With the digest
        behind the tag, the locked image is the one that runs.
        """;

    public override void Check(ImageReference image, Report report)
    {
        // A cache is made anew all the time, and what it holds is checked when it is used.
        if (image is not { Name: { Digest: null }, Role: not ImageRole.Cache } || report.Trust.Of(image) is not { Locked: { } locked })
            return;
        var finding = report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text, locked.Digest);
        if (image.IsLiteral)
            finding.WithFix("Write the digest of the lock", f => f.Insert(image.Text.SourceSpan.End, (image.Name.Tag is null ? ":latest@" : "@")
                + locked.Digest), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|debian:12|] AS base\n").Locked("docker.io/library/debian:12").Fixed($"FROM debian:12@{TrustExamples.Digest} AS base\n"),
        Bad.Dockerfile("# syntax=[|docker/dockerfile:1|]\nFROM scratch\n").Locked("docker.io/docker/dockerfile:1")
            .Fixed($"# syntax=docker/dockerfile:1@{TrustExamples.Digest}\nFROM scratch\n"),
        Bad.Dockerfile("ARG BASE=[|debian:12|]\nFROM $BASE\n").Locked("docker.io/library/debian:12")
            .Fixed($"ARG BASE=debian:12@{TrustExamples.Digest}\nFROM $BASE\n"),
        Bad.Dockerfile("ARG V=12\nFROM [|debian:$V|]\n").Locked("docker.io/library/debian:12"),
        Bad.Compose(TrustExamples.Compose("\"[|acme/api|]\"")).Locked("docker.io/acme/api:latest")
            .Fixed(TrustExamples.Compose($"\"acme/api:latest@{TrustExamples.Digest}\"")),
        Bad.Kubernetes(TrustExamples.Pod("[|acme/api:1.4.2|]")).Locked("docker.io/acme/api:1.4.2")
            .Fixed(TrustExamples.Pod($"acme/api:1.4.2@{TrustExamples.Digest}")),
        Good.Dockerfile($"FROM debian:12@{TrustExamples.Digest}\n").Locked("docker.io/library/debian:12"),
        Good.Compose(TrustExamples.Compose($"acme/api@{TrustExamples.Digest}")).Locked($"docker.io/acme/api@{TrustExamples.Digest}"),
        Good.Kubernetes(TrustExamples.Pod("${IMAGE}")).Locked("docker.io/acme/api:1.4.2"),
    ];
}
