using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1003", Category.Images, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "sonar:S7023 semgrep:dockerfile-source-not-pinned checkov:CKV_K8S_43 kics:image_without_digest kubescape:C-0306",
    Related = "cis-docker:4.2")]
sealed class UnpinnedImage : Rule<ImageReference>
{
    public override string Title => "Image not pinned by digest";

    public override string Message => "Image '{0}' is referenced by a tag, which can move; pin it to @sha256:…";

    public override string Why => """
        A tag is a label that the owner of the repository, or an attacker who has taken it over, can move to another image at any time. A digest is
        the checksum of the image, so the tested image is the one that runs. A tag is acceptable if builds must pick up patch releases
        automatically.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
        https://kubernetes.io/docs/concepts/security/security-checklist/
        """;

    public override string? Differences => """
        In Dockerfiles, an image without a tag, or with the tag 'latest', is reported only by SEA1001. CIS Docker Benchmark 4.2 requires trusted
        base images: the option of SEA1004 lists the trusted registries, while a digest only ensures that the image does not change.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (image is not { Name: { Digest: null } name, IsScratch: false, BuiltBy: null }
            || image.Role is ImageRole.BuildResult or ImageRole.Cache or ImageRole.Frontend)
            return;
        // With a lock, the rules about the lock report the image.
        if (report.Trust.LockOf(image.File) is not null)
            return;
        // An image without a version is reported by SEA1001.
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
