using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA7045", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:no-quotes-in-volumes")]
sealed class QuotedVolume : Rule<ComposeFile>
{
    public override string Title => "Volume is quoted";

    public override string Message => "Volume '{0}' needs no quotes";

    public override string Why => """
        A path without blanks or signs of YAML is a word as it is. Other teams quote every value; both are right.
        """;

    public override string? Differences => """
        Quotes that YAML needs, or that keep a word a word, are never reported.
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
                    report.At(volume, volume.Value).WithFix("Take the quotes off", f => f.Replace(volume.ContentSpan, volume.Value), Safety.Safe);
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
            """)).Because("braces between brackets, and a colon with a blank behind it, mean something in YAML"),
    ];
}
