using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1010", Category.Images, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:invalid_image")]
sealed class MissingContainerImage : Rule<PodContainer>
{
    public override string Title => "Container without an image";

    public override string Message => "Container '{0}' {1}; set image to a name and a version";

    public override string Why => """
        Kubernetes cannot start a container without an image. A value that is only 'latest' is taken for the name of an image, so an image that a
        third party publishes under that name would run.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/containers/images/#image-names";

    public override string? Differences => """
        An image without a tag, or with the tag 'latest', is reported by SEA1001.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        var image = node.Text("image");
        if (image.IsUnset || image.IsExplicitly(""))
            report.At(image, container.Name, "has no image");
        else if (IsTagAlone(image))
            report.At(image, container.Name, "has only a tag as its image");
    }

    static bool IsTagAlone(Setting<string> image) => image.IsExplicitly("latest");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "Pod", "containers: [{ name: [|api|] }]")),
        Bad.Kubernetes(Pod(image: """[|""|]""")),
        Bad.Kubernetes(Pod(image: "[|latest|]")),
        Good.Kubernetes(Pod(image: "\"${IMAGE}\"")).Because("the value of a placeholder is unknown"),
        Good.Kubernetes(Pod()),
    ];
}
