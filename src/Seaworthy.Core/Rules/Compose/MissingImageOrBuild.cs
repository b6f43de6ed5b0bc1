using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7002", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class MissingImageOrBuild : Rule<ComposeService>
{
    public override string Title => "Service without image or build";

    public override string Message => "Service '{0}' has neither 'image' nor 'build'; add one of them";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. Compose needs an image to run, or a build that creates one. In an override
        file both can be omitted, because the base file sets one of them.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#image
        https://docs.docker.com/reference/compose-file/build/
        """;

    public override void Check(ComposeService service, Report report)
    {
        var node = service.Node;
        if (node.Get("image") is not null || node.Get("build") is not null || node.Get("extends") is not null || node.Get("provider") is not null
            || !ComposeProjects.HasBaseName(service.File))
            return;
        foreach (var neighbour in service.Compose.Projects.FilesBeside(service.File))
        {
            if (neighbour != service.File && ComposeExtends.Services(neighbour)?.Find(service.Name) is not null)
                return;
        }
        // A merge key whose value cannot be read might set the image.
        if (node.Find("<<") is null || node.Find("<<")!.Value.Resolve() is YamlMapping)
            report.At(service.Container.NameSpan, service.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(Services("[|api|]: { restart: always }")),
        Good.Compose("""
            services:
              api:
                build: .
              db:
                image: postgres:17.2
              model:
                provider:
                  type: model
            """),
        Good.Compose(
            Services("api: { restart: always }")).Named("compose.override.yaml").Because("the overridden file sets the image"),
        Good.Compose(Services("api: { restart: always }"))
            .Beside("compose.override.yaml", ApiService()).Because("the override sets the image"),
    ];
}
