using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7041", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:services-alphabetical-order")]
public sealed class ServicesUnordered : Rule<ComposeFile>
{
    public override string Title => "Services are not sorted";

    public override string Message => "Service '{0}' belongs before '{1}'";

    public override string Why => """
        In a long file a service is found by its name. Which order is a matter of taste; that there is one makes files easy to compare.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.Root.FindOwn("services")?.Value is not YamlMapping services)
            return;
        string? highest = null;
        // One edit sorts them all; offered with each finding, a long file would be printed as often as it has entries.
        var isFirst = true;
        foreach (var entry in services.Entries)
        {
            if (entry.KeyText is not { } name || name == "<<")
                continue;
            if (highest is not null && EntryOrder.ByName(name, highest) < 0)
            {
                if (EntryOrder.IsBound(services, entry))
                    continue;
                var finding = report.At(entry.Key, name, highest);
                if (isFirst && EntryOrder.CanSort(services))
                    finding.WithFix("Sort the services", f => EntryOrder.Sort(services, EntryOrder.ByName, f), Safety.Safe);
                isFirst = false;
            }
            else
            {
                highest = name;
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              web:
                image: acme/web:1.4.2

              # the database
              [|db|]:
                image: postgres:17.2
            """)
            .Fixed("""
            services:
              # the database
              db:
                image: postgres:17.2

              web:
                image: acme/web:1.4.2
            """),
        Good.Compose(ApiService(others: """
            web:
              image: acme/web:1.4.2
            web_proxy:
              image: acme/proxy:1.4.2
            web-tools:
              image: acme/tools:1.4.2
            webhook:
              image: acme/webhook:1.4.2
            """)).Because("signs stand before letters"),
        Good.Compose("""
            services:
              web: &web
                image: acme/web:1.4.2
              api:
                <<: *web
                command: serve
            """).Because("an anchor stands before what refers to it"),
    ];
}
