using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1005", Category.Images, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "sonar:S8431 sonar:S6497")]
sealed class TagAndDigest : Rule<ImageReference>
{
    public override string Title => "Image with tag and digest";

    public override string Message => "Image '{0}' has a tag and a digest, but only the digest is used; remove the tag";

    public override string Why => """
        The engine uses only the digest, so the tag is a comment that can become wrong without notice. Many teams keep the tag for readers and let a
        tool update both, so the rule is off unless it is enabled by its id.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/containers/images/#image-names";

    public override void Check(ImageReference image, Report report)
    {
        if (image.Name is { Tag: not null, Digest: not null } name)
            report.At(image.SpanOf(name.TagSpan), image.Text!.Text);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:[|12|]@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        Bad.Compose("""
            services:
              db:
                image: postgres:[|17.2|]@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            """),
        Bad.Kubernetes(Pod(image: "acme/api:[|1.4.2|]@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")),
        Good.Dockerfile("FROM debian@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        Good.Compose(Services("db: { image: postgres:17.2 }")),
        Good.Kubernetes(Pod()),
    ];
}
