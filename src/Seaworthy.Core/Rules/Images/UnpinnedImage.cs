using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1003", Category.Images, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "sonar:S7023 semgrep:dockerfile-source-not-pinned checkov:CKV_K8S_43 kics:image_without_digest kubescape:C-0306",
    Related = "cis-docker:4.2")]
sealed class UnpinnedImage : Rule<ImageReference>
{
    public override string Title => "Image is not pinned by digest";

    public override string Message => "Image '{0}' is named by a tag, which its owner can move; add its digest";

    public override string Why => """
        A tag is a label that can be put on another image at any time, by the owner of the repository or by whoever has taken it over. A digest is the checksum of the image: what was tested is what
        runs.
        """;

    public override string? Differences => """
        In Dockerfiles an image without a tag, or with the tag 'latest', has a rule of its own and is not reported twice. A benchmark asks for base images that are trusted. Which ones are is said with the list of allowed registries; a digest only keeps an image what it was.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (image is not { Name: { Digest: null } name, IsScratch: false, BuiltBy: null }
            || image.Role is ImageRole.BuildResult or ImageRole.Cache or ImageRole.Frontend)
            return;
        // With a lock there is more to say, and others say it.
        if (report.Trust.LockOf(image.File) is not null)
            return;
        // Of an image without a version another rule speaks.
        if (image.Role is not (ImageRole.Base or ImageRole.CopySource) || name.Tag is not (null or "latest"))
            report.At(image.SpanOf(TextSpan.FromBounds(0, image.Text!.Length)), image.Text.Text);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|debian:12|]"),
        Bad.Dockerfile(
            From("debian@sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d", "COPY --from=[|busybox:1.37|] /bin/sh /bin/sh")),
        Bad.Compose(Services("db: { image: [|postgres:17.2|] }")),
        Bad.Kubernetes(Pod(image: "[|acme/api:1.4.2|]")),
        Good.Dockerfile("FROM debian:12@sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d"),
        Good.Compose("""
            services:
              db:
                image: postgres@${DIGEST}
            """),
        Good.Kubernetes(Pod(image: "${IMAGE}")),
    ];
}
