using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA7043", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:service-dependencies-alphabetical-order")]
sealed class UnsortedDependencies : Rule<ComposeFile>
{
    public override string Title => "Unsorted dependencies";

    public override string Message => "The dependencies of service '{0}' are not sorted; use alphabetical order in 'depends_on'";

    public override string Why => """
        Compose starts dependencies first in any order, so the order of the list has no effect. Alphabetical order makes
        duplicates visible and files easy to compare, and a change touches only one line.
        """;

    public override string Sources => """
        https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/service-dependencies-alphabetical-order-rule.md
        https://docs.docker.com/reference/compose-file/services/#depends_on
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        foreach (var (name, service) in compose.NamedServices())
            Check(name, service, report);
    }

    static void Check(string serviceName, YamlMapping service, Report report)
    {
        if (service.FindOwn("depends_on") is not { } entry)
            return;
        string? previous = null;
        foreach (var name in ComposeNodes.Names(entry.Value is YamlAlias ? null : entry.Value))
        {
            if (previous is null || EntryOrder.ByName(previous, name.Value) <= 0)
            {
                previous = name.Value;
                continue;
            }
            var finding = report.At(entry.Key, serviceName);
            if (entry.Value is YamlMapping mapping && EntryOrder.CanSort(mapping))
                finding.WithFix("Sort the dependencies", f => EntryOrder.Sort(mapping, EntryOrder.ByName, f), Safety.Safe);
            else if (entry.Value is YamlSequence list && EntryOrder.CanSort(list))
                finding.WithFix("Sort the dependencies", f => EntryOrder.Sort(list, EntryOrder.ByText, f), Safety.Safe);
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            [|depends_on|]:
              - db
              - cache
            """, others: """
            cache:
              image: redis:8.0
            db:
              image: postgres:17.2
            """))
            .Fixed(ApiService("""
            depends_on:
              - cache
              - db
            """, others: """
            cache:
              image: redis:8.0
            db:
              image: postgres:17.2
            """)),
        Bad.Compose(ApiService("""
            [|depends_on|]:
              db:
                condition: service_healthy
              cache:
                condition: service_started
            """, others: """
            cache:
              image: redis:8.0
            db:
              image: postgres:17.2
            """))
            .Fixed(ApiService("""
            depends_on:
              cache:
                condition: service_started
              db:
                condition: service_healthy
            """, others: """
            cache:
              image: redis:8.0
            db:
              image: postgres:17.2
            """)),
        Bad.Compose(ApiService("[|depends_on|]: [db, cache]", others: """
            cache:
              image: redis:8.0
            db:
              image: postgres:17.2
            """))
            .Fixed(ApiService("depends_on: [cache, db]", others: """
            cache:
              image: redis:8.0
            db:
              image: postgres:17.2
            """)),
        Good.Compose(ApiService("depends_on: [cache, db]", others: """
            cache:
              image: redis:8.0
            db:
              image: postgres:17.2
            """)),
    ];
}
