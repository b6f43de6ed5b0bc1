using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7001", Category.Compose, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "dclint:no-version-field")]
sealed class ObsoleteComposeVersion : Rule<ComposeFile>
{
    public override string Title => "Obsolete version key";

    public override string Message => "'version' has no effect since Compose 1.27; remove it";

    public override string Why => """
        Compose validates every file against the current specification and prints a warning about the key on each command. Some other tools still
        read the key and then apply the rules of an older file format.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/version-and-name/#version-top-level-element-obsolete";

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.Root.Find("version") is { } entry && entry.Owner == compose.Root)
            report.At(entry.Key.Span).WithFix("Remove 'version'", f => f.Apply(YamlOperation.Remove(compose.Root, "version")), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            [|version|]: "3.8"

            services:
              db:
                image: postgres:17.2
            """)
            .Fixed(Services("""
            db:
              image: postgres:17.2
            """)),
        Good.Compose(Services("""db: { image: postgres:17.2, labels: { version: "1" } }""")),
    ];
}
