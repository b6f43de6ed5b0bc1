using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA7040", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:service-keys-order")]
sealed class UnsortedServiceKeys : Rule<ComposeFile>
{
    public override string Title => "Keys of a service are out of order";

    public override string Message => "Key '{1}' of service '{0}' belongs before '{2}'";

    public override string Why => """
        Who reads many files finds a key where it always stands: what the service is, what it needs, what it stores, how it is reached, how it runs. Which order is
        a matter of taste; that there is one makes files easy to compare.
        """;

    public override string? Differences => """
        What hardens a service (cap_drop, read_only, security_opt) may stand in any order behind the keys that have a place of their own.
        """;

    static readonly string[] s_order =
    [
        "image", "build", "container_name", "depends_on", "volumes", "volumes_from", "configs", "secrets", "environment", "env_file", "ports", "networks",
            "network_mode", "extra_hosts",
        "command", "entrypoint", "working_dir", "restart", "healthcheck", "logging", "labels", "user", "isolation",
    ];

    public override void Check(ComposeFile compose, Report report)
    {
        foreach (var (name, service) in compose.NamedServices())
            Check(name, service, report);
    }

    static void Check(string serviceName, YamlMapping service, Report report)
    {
        var entries = service.Entries;
        // One edit sorts them all; offered with each finding, a long file would be printed as often as it has entries.
        var isFirst = true;
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].KeyText is { } key && entries[i - 1].KeyText is { } before && Compare(key, before) < 0
                && !(Rank(before) == s_order.Length && IsHardening(key)) && !EntryOrder.IsBound(service, entries[i]))
            {
                var finding = report.At(entries[i].Key, serviceName, key, before);
                if (isFirst && EntryOrder.CanSort(service))
                    finding.WithFix("Sort the keys", f => EntryOrder.Sort(service, Compare, f), Safety.Safe);
                isFirst = false;
            }
        }
    }

    // Keys that the order does not name stand behind the others, by name.
    static int Compare(string a, string b)
    {
        var (first, second) = (Rank(a), Rank(b));
        return first != second ? first - second : first == s_order.Length ? string.CompareOrdinal(a, b) : 0;
    }

    // What hardens a service is often written behind all that was there before.
    static bool IsHardening(string key) => key is "cap_drop" or "read_only" or "security_opt";

    static int Rank(string key)
    {
        if (key == "<<")
            return -1;
        var rank = Array.IndexOf(s_order, key);
        return rank < 0 ? s_order.Length : rank;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                # where it is reached
                ports:
                  - "127.0.0.1:8080:80"
                [|image|]: acme/api:1.4.2  # pinned
                restart: always
            """)
            .Fixed("""
            services:
              api:
                image: acme/api:1.4.2  # pinned
                # where it is reached
                ports:
                  - "127.0.0.1:8080:80"
                restart: always
            """),
        Bad.Compose(ApiService("""
            tmpfs: /tmp
            [|init|]: true
            """))
            .Fixed(ApiService("""
            init: true
            tmpfs: /tmp
            """)),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - data:/data
                restart: always
                init: true
                read_only: true
            volumes:
              data:
            """),
    ];
}
