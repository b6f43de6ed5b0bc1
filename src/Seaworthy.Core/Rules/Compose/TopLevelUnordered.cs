namespace Seaworthy.Rules.Compose;

[Rule("SEA7044", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:top-level-properties-order")]
public sealed class TopLevelUnordered : Rule<ComposeFile>
{
    public override string Title => "Sections are out of order";

    public override string Message => "Section '{0}' belongs before '{1}'";

    public override string Why => """
        Extensions, which the rest refers to, come first; then the project's name, its services, and what they use. Which order is a matter of taste; that there is
        one makes files easy to compare.
        """;

    public override string? Differences => """
        A section that the specification does not know is another fault, and has a rule of its own.
        """;

    static readonly string[] s_order = ["version", "name", "include", "services", "networks", "volumes", "secrets", "configs"];

    public override void Check(ComposeFile compose, Report report)
    {
        string? highest = null;
        // One edit sorts them all; offered with each finding, a long file would be printed as often as it has entries.
        var isFirst = true;
        foreach (var entry in compose.Root.Entries)
        {
            if (entry.KeyText is not { } key)
                continue;
            if (highest is not null && Compare(key, highest) < 0)
            {
                if (EntryOrder.IsBound(compose.Root, entry))
                    continue;
                var finding = report.At(entry.Key, key, highest);
                if (isFirst && EntryOrder.CanSort(compose.Root))
                    finding.WithFix("Sort the sections", f => EntryOrder.Sort(compose.Root, Compare, f), Safety.Safe);
                isFirst = false;
            }
            else
            {
                highest = key;
            }
        }
    }

    static int Compare(string a, string b)
    {
        var (first, second) = (Rank(a), Rank(b));
        return first != second ? first - second : first < 0 ? string.CompareOrdinal(a, b) : 0;
    }

    static int Rank(string key)
    {
        if (key.StartsWith("x-", StringComparison.Ordinal))
            return -1;
        var rank = Array.IndexOf(s_order, key);
        return rank < 0 ? s_order.Length : rank;
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
