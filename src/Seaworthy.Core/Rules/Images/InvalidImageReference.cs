using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1002", Category.Images, Severity.Error, Mode.Minimum, Since = "0.1", Aliases = "dockerfile-utils:INVALID_REFERENCE_FORMAT")]
sealed class InvalidImageReference : Rule<ImageReference>
{
    public override string Title => "Image reference is malformed";

    public override string Message => "'{0}' is no image reference: {1}";

    public override string Why => """
        An engine refuses a reference that does not follow the grammar of registries: a lower-case repository, a tag of at most 128 characters, a digest of a known algorithm.
        """;

    public override void Check(ImageReference image, Report report)
    {
        if (image is { Error: { } error, Text: { } text } && text.Length > 0)
            report.At(image.WrittenSpan, text.Text, error);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM [|Debian:12|]"),
        Bad.Dockerfile("FROM [|debian@sha256:12|]"),
        Bad.Compose(ApiService(image: """[|"acme/api:"|]""")),
        Bad.Kubernetes(Pod(image: "[|acme//api:1.4.2|]")),
        Good.Dockerfile("""
            FROM localhost:5000/a/b_c:1.0-rc.1
            FROM ${BASE}
            """),
        Good.Compose(ApiService(image: "${IMAGE}")),
        Good.Kubernetes(Pod(image: "$(IMAGE)")).Because("a placeholder is unknown"),
    ];
}
