using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7002", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class MissingImageOrBuild : Rule<ComposeService>
{
    public override string Title => "Service without an image";

    public override string Message => "Service '{0}' has neither an image nor a build; add one";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts. A service in an override or in a file that is merged by hand may leave the image to the
        other file.
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
        // What a merge key should bring but cannot be read is not known.
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
            Services("api: { restart: always }")).Named("compose.override.yaml").Because("the image stands in the file that it overrides"),
        Good.Compose(Services("api: { restart: always }"))
            .Beside("compose.override.yaml", ApiService()).Because("the override names the image"),
    ];
}
