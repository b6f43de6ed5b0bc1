using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1005", Category.Images, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "sonar:S8431 sonar:S6497")]
sealed class TagAndDigest : Rule<ImageReference>
{
    public override string Title => "Image has a tag and a digest";

    public override string Message => "The digest of '{0}' decides, and the tag beside it may say something else; keep one";

    public override string Why => """
        The engine looks at the digest alone, so the tag is a comment that nobody checks. Some teams want it gone; most keep it for its readers and let a tool move both, so the rule is off unless
        it is asked for by name.
        """;

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
