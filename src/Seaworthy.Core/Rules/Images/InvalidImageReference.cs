using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1002", Category.Images, Severity.Error, Mode.Minimum, Since = "0.1", Aliases = "dockerfile-utils:INVALID_REFERENCE_FORMAT")]
sealed class InvalidImageReference : Rule<ImageReference>
{
    public override string Title => "Invalid image reference";

    public override string Message => "'{0}' is not a valid image reference: {1}; use the form registry/repository:tag";

    public override string Why => """
        An engine rejects a reference that does not follow the grammar of registries, so the build or the container fails. The repository is lower
        case, a tag has at most 128 characters, and a digest has a known algorithm and the right length.
        """;

    public override string Sources => """
        https://pkg.go.dev/github.com/distribution/reference#pkg-overview
        https://kubernetes.io/docs/concepts/containers/images/#image-names
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
        Good.Kubernetes(Pod(image: "$(IMAGE)")).Because("the value of a placeholder is unknown"),
    ];
}
