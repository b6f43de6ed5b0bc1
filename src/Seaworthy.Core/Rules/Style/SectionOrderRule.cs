using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

/// <summary>Rules for the order of a mapping's entries. Message: 0 the key, 1 the key that it belongs before.</summary>
sealed class SectionOrderRule(Func<ComposeFile, YamlMapping?> mappingOf, Comparison<string> order, string repair) : FamilyRule<ComposeFile>
{
    /// <summary>A merge key is allowed anywhere.</summary>
    public bool SkipsMergeKey { get; init; }

    public override void Check(ComposeFile compose, Report report)
    {
        if (mappingOf(compose) is not { } mapping)
            return;
        string? highest = null;
        // One edit sorts all entries, so only the first finding offers it; otherwise the output would repeat a long file for each entry.
        var isFirst = true;
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is not { } key || key == "<<" && SkipsMergeKey)
                continue;
            if (highest is null || order(key, highest) >= 0)
            {
                highest = key;
                continue;
            }
            if (EntryOrder.IsBound(mapping, entry))
                continue;
            var finding = report.At(entry.Key, key, highest);
            if (isFirst && EntryOrder.CanSort(mapping))
                finding.WithFix(repair, f => EntryOrder.Sort(mapping, order, f), Safety.Safe);
            isFirst = false;
        }
    }

    static readonly string[] s_sections = ["version", "name", "include", "services", "networks", "volumes", "secrets", "configs"];

    static int BySection(string a, string b)
    {
        var (first, second) = (Rank(a), Rank(b));
        return first != second ? first - second : first < 0 ? string.CompareOrdinal(a, b) : 0;
    }

    static int Rank(string key)
    {
        if (key.StartsWith("x-", StringComparison.Ordinal))
            return -1;
        var rank = Array.IndexOf(s_sections, key);
        return rank < 0 ? s_sections.Length : rank;
    }

    [Rule("SEA7041", Category.Compose, Severity.Warning, Mode.All, Since = "0.1", Aliases = "dclint:services-alphabetical-order")]
    public static SectionOrderRule UnsortedServices => new(
        static compose => compose.Root.FindOwn("services")?.Value as YamlMapping, EntryOrder.ByName, "Sort the services")
    {
        Title = "Unsorted services",
        Message = "Service '{0}' is not in alphabetical order; move it before '{1}'",
        Why = """
            In a long file, services in alphabetical order are found quickly, and two files are easy to compare. The order
            has no effect on Compose, which starts services by their dependencies.
            """,
        Sources = "https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/services-alphabetical-order-rule.md",
        SkipsMergeKey = true,
        MoreExamples = static () =>
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
                """)).Because("punctuation is before letters"),
            Good.Compose("""
                services:
                  web: &web
                    image: acme/web:1.4.2
                  api:
                    <<: *web
                    command: serve
                """).Because("an anchor must be before its aliases"),
        ],
    };

    [Rule("SEA7044", Category.Compose, Severity.Warning, Mode.All, Since = "0.1", Aliases = "dclint:top-level-properties-order")]
    public static SectionOrderRule UnsortedTopLevelKeys => new(static compose => compose.Root, BySection, "Sort the sections")
    {
        Title = "Top-level keys out of order",
        Message = "Section '{0}' is out of order; move it before '{1}'",
        Why = """
            A fixed order makes files easy to read and to compare: first extensions (x-), to which the rest refers, then the
            project name, the services, and the resources that they use. The order has no effect on Compose.
            """,
        Sources = "https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/top-level-properties-order-rule.md",
        Differences = """
            A top-level key that the Compose Specification does not define is a different fault, which another rule reports.
            """,
        MoreExamples = static () =>
        [
            Bad.Compose("""
                volumes:
                  data:
                [|services|]:
                  api:
                    image: acme/api:1.4.2
                    volumes:
                      - data:/data
                """)
                .Fixed("""
                services:
                  api:
                    image: acme/api:1.4.2
                    volumes:
                      - data:/data
                volumes:
                  data:
                """),
            Bad.Compose("""
                name: acme
                [|x-team|]: web
                services:
                  api:
                    image: acme/api:1.4.2
                """)
                .Fixed("""
                x-team: web
                name: acme
                services:
                  api:
                    image: acme/api:1.4.2
                """),
            Good.Compose("""
                x-team: web
                name: acme
                services:
                  api:
                    image: acme/api:1.4.2
                networks:
                  backend:
                """),
        ],
    };
}
