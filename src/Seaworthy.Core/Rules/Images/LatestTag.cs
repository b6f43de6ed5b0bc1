using Seaworthy.Syntax;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

[Rule("SEA1001", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3006 hadolint:DL3007 kics:image_version_not_explicit kics:image_version_using_latest trivy:DS-0001 trivy:KSV-0013 " +
        "checkov:CKV_DOCKER_7 checkov:CKV_K8S_14 sonar:S6596 kube-linter:latest-tag kube-score:container-image-tag polaris:tagNotSpecified " +
        "dclint:service-image-require-explicit-tag semgrep:missing-image-version semgrep:avoid-latest-version semgrep:dockerfile-source-not-pinned " +
        "terrascan:AC_DOCKER_0041 dockerfilelint:missing_tag dockerfilelint:latest_tag",
    Related = "cis-docker:5.28")]
sealed class LatestTag : Rule<ImageReference>
{
    public override string Title => "Image without a version";

    public override string Message => "Image '{0}' {1} can change between builds; pin a version";

    public override string Why => """
        Without a tag, an engine uses 'latest', which refers to the image that was pushed last. Two builds of one commit can differ, a rollback can
        start the same image again, and a node that pulls later runs another version than the others. Pin a version or, better, a digest.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
        https://kubernetes.io/docs/concepts/containers/images/#image-names
        """;

    public override string? Differences => """
        CIS Docker Benchmark 5.28 recommends the latest version of an image: pin that version and update it, instead of using a tag that moves. A
        tag that is a variable is unknown, and an image that the same project builds has no version yet.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (image.Name is not { Digest: null } name || image.IsScratch || image.Role is ImageRole.BuildResult or ImageRole.Cache or ImageRole.Frontend
            || image.BuiltBy is not null)
            return;
        // A tag in place of the image is reported by SEA1010.
        if (name.Tag is null && image is { Role: ImageRole.Container, Text.Text: "latest", File.Kind: FileKind.Kubernetes })
            return;
        if (name.Tag is null)
            report.At(image.SpanOf(name.NameSpan), image.Text!.Text, "has no tag, so it resolves to 'latest' and");
        else if (name.Tag == "latest")
            report.At(image.SpanOf(name.TagSpan), image.Text!.Text, "has the tag 'latest' and");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|debian|]\n"),
        Bad.Dockerfile("FROM registry.acme.test:5000/tools/node:[|latest|] AS build\n"),
        Bad.Dockerfile("ARG TAG=[|latest|]\nFROM debian:$TAG\n"),
        Bad.Compose(Services("db: { image: postgres:[|latest|] }")),
        Bad.Compose("""
            services:
              db:
                image: postgres:${PG:-[|latest|]}
            """),
        Bad.Kubernetes(Pod(image: "[|registry.acme.test/api|]")),
        Good.Dockerfile("ARG TAG\nFROM debian:${TAG}\n").Because("the tag is passed to the build"),
        Good.Dockerfile("FROM debian:12 AS build\nFROM build\nFROM scratch\n").Because("a stage and the empty base image have no version"),
        Good.Compose(ApiService("build: .", image: "acme/api")).Because("the image is built here under this name"),
        Good.Kubernetes(Pod(image: "acme/api@sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d"))
            .Because("a digest always refers to the same image"),
    ];
}
