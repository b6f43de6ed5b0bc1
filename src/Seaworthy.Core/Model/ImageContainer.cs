namespace Seaworthy.Model;

/// <summary>The container that the image of a Dockerfile creates with its default configuration.</summary>
[In(Dialect.Dockerfile)]
sealed class ImageContainer : Container
{
    internal ImageContainer(Stage stage, TextSpan nameSpan)
        : base(stage.File, Dialect.Dockerfile, ContainerKind.Image, "The image", stage.SubjectPath, nameSpan) => BuiltFrom = stage;
}
