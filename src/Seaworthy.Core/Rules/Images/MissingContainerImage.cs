using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1010", Category.Images, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:invalid_image")]
sealed class MissingContainerImage : Rule<PodContainer>
{
    public override string Title => "Container has no image";

    public override string Message => "Container '{0}' {1}; name the image and its version";

    public override string Why => """
        Without an image nothing can be started. What reads 'latest' alone is the name of an image that somebody else may publish under that name.
        """;

    public override string? Differences => """
        A tag that moves, or none, has a rule of its own.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        var image = node.Text("image");
        if (image.IsUnset || image.IsExplicitly(""))
            report.At(image, container.Name, "has no image");
        else if (IsTagAlone(image))
            report.At(image, container.Name, "names a tag where the image should stand");
    }

    static bool IsTagAlone(Setting<string> image) => image.IsExplicitly("latest");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "Pod", "containers: [{ name: [|api|] }]")),
        Bad.Kubernetes(Pod(image: """[|""|]""")),
        Bad.Kubernetes(Pod(image: "[|latest|]")),
        Good.Kubernetes(Pod(image: "\"${IMAGE}\"")).Because("a placeholder is unknown"),
        Good.Kubernetes(Pod()),
    ];
}
