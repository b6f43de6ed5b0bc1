using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7047", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:require-project-name-field")]
sealed class MissingProjectName : Rule<ComposeFile>
{
    public override string Title => "Project has no name";

    public override string Message => "The project is named after its folder; add 'name'";

    public override string Why => """
        Containers, networks and volumes carry the project's name. Without one it is that of the folder, so that a clone under another name starts a second set
        with empty volumes.
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
