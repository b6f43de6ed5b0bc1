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

    public override string Message => "Image '{0}' {1}, which can be another image tomorrow; name a version";

    public override string Why => """
        Without a tag an engine takes 'latest', and both point to whatever was pushed last. Two builds of one commit then differ, a roll-back is not one,
        and a node that pulls later runs something else than its neighbour. Name a version, or better a digest.
        """;

    public override string? Differences => """
        One benchmark asks that commands use the latest version of their image. That is done by naming it, and the next one when it is out; a tag that moves by itself is another thing.
        A tag that comes from outside is unknown, and an image that the same project builds has no version yet.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (image.Name is not { Digest: null } name || image.IsScratch || image.Role is ImageRole.BuildResult or ImageRole.Cache or ImageRole.Frontend
            || image.BuiltBy is not null)
            return;
        // A tag that stands where the image should is told by a rule of its own.
        if (name.Tag is null && image is { Role: ImageRole.Container, Text.Text: "latest", File.Kind: FileKind.Kubernetes })
            return;
        if (name.Tag is null)
            report.At(image.SpanOf(name.NameSpan), image.Text!.Text, "has no tag");
        else if (name.Tag == "latest")
            report.At(image.SpanOf(name.TagSpan), image.Text!.Text, "has the tag 'latest'");
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
        Good.Dockerfile("ARG TAG\nFROM debian:${TAG}\n").Because("the tag is given when the image is built"),
        Good.Dockerfile("FROM debian:12 AS build\nFROM build\nFROM scratch\n").Because("a stage and the empty base have no version"),
        Good.Compose(ApiService("build: .", image: "acme/api")).Because("the name is given to what is built here"),
        Good.Kubernetes(Pod(image: "acme/api@sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d"))
            .Because("a digest names one image for ever"),
    ];
}
