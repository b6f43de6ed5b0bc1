namespace Seaworthy.Rules.Compose;

[Rule("SEA7033", Category.Compose, Severity.Error, Mode.Recommended, Since = "0.1")]
sealed class DuplicateMergeKey : Rule<ComposeFile>
{
    public override string Title => "Duplicate merge key in one mapping";

    public override string Message => "The second merge key '<<' of a mapping is rejected by Compose; combine both as '<<: [*first, *second]'";

    public override string Why => """
        Since version 2.17, Compose rejects the whole file, so none of its services starts. One merge key accepts a list of aliases, '<<: [*first,
        *second]'; if several of them set a key, the first one wins.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/fragments/";

    public override void Check(ComposeFile compose, Report report)
    {
        // Anchored nodes are visited where they are written, so aliases need not be followed.
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
