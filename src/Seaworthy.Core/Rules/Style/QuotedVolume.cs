using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA7045", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:no-quotes-in-volumes")]
sealed class QuotedVolume : Rule<ComposeFile>
{
    public override string Title => "Unneeded quotes around a volume";

    public override string Message => "Volume '{0}' does not need quotes; remove them";

    public override string Why => """
        A path without spaces or YAML punctuation is a string with and without quotes. Short values are easier to read without
        quotes; a team that quotes every value can leave this rule off.
        """;

    public override string Sources => "https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/no-quotes-in-volumes-rule.md";

    public override string? Differences => """
        Quotes that YAML needs, or that keep a value a string, are never reported.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.WrittenServices() is not { } services)
            return;
        foreach (var entry in services.Entries)
        {
            if ((entry.Value as YamlMapping)?.FindOwn("volumes")?.Value is not YamlSequence volumes)
                continue;
            foreach (var item in volumes.Items)
            {
                if (item is YamlScalar { Style: YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted } volume && YamlQuoting.IsPlain(volume.Value, volumes.IsFlow))
                    report.At(volume, volume.Value).WithFix("Remove the quotes", f => f.Replace(volume.ContentSpan, volume.Value), Safety.Safe);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            volumes:
              - [|"./data:/data:ro,z"|]
            """))
            .Fixed(ApiService("""
            volumes:
              - ./data:/data:ro,z
            """)),
        Bad.Compose(ApiService("volumes: [[|'./data:/data:ro'|]]")).Fixed(ApiService("volumes: [./data:/data:ro]")),
        Good.Compose(ApiService("""
            volumes:
              - ./data:/data
              - "./my files: old:/files"
            """, others: """
            web:
              image: acme/web:1.4.2
              volumes: ["${DATA}:/more"]
            """)).Because("braces inside brackets, and a colon with a space after it, have a meaning in YAML"),
    ];
}
