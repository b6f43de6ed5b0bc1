using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

[Rule("SEA7050", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:service-image-require-explicit-tag")]
sealed class RollingTag : Rule<ImageReference>
{
    public override string Title => "Rolling tag";

    public override string Message => "Image '{0}' has the rolling tag '{1}', which moves with each release; pin a version";

    public override string Why => """
        Publishers move tags such as stable, edge or nightly on purpose. Two hosts that pull a day apart run different versions, and a rollback can
        start the same image again. Pin a version or, better, a digest.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
        https://kubernetes.io/docs/concepts/containers/images/#image-names
        """;

    public override string? Differences => """
        A tag that is a variable without a default is unknown and is not reported; dclint treats it as missing.
        """;

    static readonly HashSet<string> s_channels = new(StringComparer.OrdinalIgnoreCase)
    {
        "stable", "edge", "test", "nightly", "dev", "beta", "canary", "lts", "main", "master", "develop", "development", "rolling", "unstable", "next",
            "snapshot",
    };

    public override void Check(ImageReference image, Report report)
    {
        if (image is { Role: not (ImageRole.BuildResult or ImageRole.Cache), BuiltBy: null, Name: { Digest: null, Tag: { } tag } name }
            && s_channels.Contains(tag))
            report.At(image.SpanOf(name.TagSpan), image.Text!.Text, tag);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(Services("proxy: { image: nginx:[|stable|] }")),
        Good.Compose("""
            services:
              proxy:
                image: nginx:1.27.3
              docs:
                image: acme/docs:stable-20250102
              api:
                image: registry.example/acme/api:${TAG}
              web:
                build: .
                image: acme/web:dev
            """).Because("the tag contains a version, a variable is unknown, and an image that is built here can have any tag"),
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers: [{ name: proxy, image: nginx:[|stable|] }]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers: [{ name: proxy, image: nginx:1.27.3 }]
            """),
        Bad.Dockerfile("FROM node:[|lts|]\nUSER node\n"),
        Good.Dockerfile("FROM node:22.12.0\nUSER node\n"),
    ];
}
