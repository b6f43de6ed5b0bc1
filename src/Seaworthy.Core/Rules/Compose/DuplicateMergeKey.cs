namespace Seaworthy.Rules.Compose;

[Rule("SEA7033", Category.Compose, Severity.Error, Mode.Recommended, Since = "0.1")]
sealed class DuplicateMergeKey : Rule<ComposeFile>
{
    public override string Title => "Two merge keys in one mapping";

    public override string Message => "Compose refuses a second '<<' in one mapping; write one with a list";

    public override string Why => """
        Since Compose 2.17 the whole file is refused. One merge key takes several anchors: '<<: [*first, *second]', of which the first wins.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        // Anchored nodes are met where they are written; aliases are not followed.
        if (compose.File.Source.Text.IndexOf("<<", System.StringComparison.Ordinal) >= 0)
            Look(compose.Root, report);
    }

    static void Look(YamlNode node, Report report)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var isFirst = true;
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Key is YamlScalar { Value: "<<", Style: YamlStyle.Plain })
                    {
                        if (!isFirst)
                            report.At(entry.Key);
                        isFirst = false;
                    }
                    Look(entry.Value, report);
                }
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                    Look(item, report);
                break;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            x-logging: &logging
              logging: { driver: journald }
            x-restart: &restart
              restart: always
            services:
              api:
                <<: *logging
                [|<<|]: *restart
                image: acme/api:1.4.2
            """),
        Good.Compose("""
            x-logging: &logging
              logging: { driver: journald }
            x-restart: &restart
              restart: always
            services:
              api:
                <<: [*logging, *restart]
                image: acme/api:1.4.2
              web:
                <<: *restart
                image: acme/web:1.4.2
            """),
    ];
}
