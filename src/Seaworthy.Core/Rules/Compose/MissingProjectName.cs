using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7047", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:require-project-name-field")]
sealed class MissingProjectName : Rule<ComposeFile>
{
    public override string Title => "No project name";

    public override string Message => "The project has no name, so Compose uses the name of the directory; add 'name' at the top level";

    public override string Why => """
        Compose prefixes containers, networks and volumes with the project name. Without 'name' it uses the name of the directory, so a clone in
        another directory starts a second set of containers with empty volumes. The key can be omitted if COMPOSE_PROJECT_NAME or -p always sets the
        name.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/version-and-name/#name-top-level-element
        https://docs.docker.com/compose/how-tos/project-name/
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.Root.Entries.Count == 0 || compose.Root.Find("name") is not null || compose.Projects.BaseOf(compose.File) is not null
            || compose.Projects.IsIncluded(compose.File) || compose.Root.Find("services") is null)
            return;
        report.At(compose.Root.Entries[0].Key);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            [|services|]:
              api:
                image: acme/api:1.4.2
            """),
        Good.Compose("""
            name: acme
            services:
              api:
                image: acme/api:1.4.2
            """),
        Good.Compose(ApiService())
            .Beside("compose.all.yaml", """
            name: acme
            include: [compose.yaml]
            """).Because("an included file is part of another project"),
    ];
}
