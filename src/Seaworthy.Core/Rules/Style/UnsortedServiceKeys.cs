using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA7040", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:service-keys-order")]
sealed class UnsortedServiceKeys : Rule<ComposeFile>
{
    public override string Title => "Service keys out of order";

    public override string Message => "Key '{1}' of service '{0}' is out of order; move it before '{2}'";

    public override string Why => """
        With one order in all files a reader finds each key in the same place: what the service is, what it needs, what it
        stores, how it is reached, how it runs. The order has no effect on Compose.
        """;

    public override string Sources => "https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/service-keys-order-rule.md";

    public override string? Differences => """
        Keys that harden a service (cap_drop, read_only, security_opt) can be in any order after the keys that have a fixed
        place.
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
        // One edit sorts all keys, so only the first finding offers it; otherwise the output would repeat a long service for each key.
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

    // Keys without a fixed place come after the others, by name.
    static int Compare(string a, string b)
    {
        var (first, second) = (Rank(a), Rank(b));
        return first != second ? first - second : first == s_order.Length ? string.CompareOrdinal(a, b) : 0;
    }

    // Hardening keys are often added after all the other keys.
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
