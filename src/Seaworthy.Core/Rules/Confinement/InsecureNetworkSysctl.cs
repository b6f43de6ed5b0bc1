using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

[Rule("SEA2091", Category.Identity, Severity.Warning, Mode.All, Since = "0.1")]
sealed class InsecureNetworkSysctl : Rule<ComposeService>
{
    public override string Title => "Sysctl disables a network protection";

    public override string Message => "Service '{0}' sets {1} to {2}, which {3}; remove {1} from sysctls";

    public override string Why => """
        The kernel protects a network stack against spoofed, redirected and source-routed packets by default. The value disables such a protection in the
        network namespace of the container, or on the host with `network_mode: host`, so an attacker on the network can intercept or flood its traffic. Some
        VPN and router software needs it.
        """;

    public override string Sources => """
        https://docs.kernel.org/networking/ip-sysctl.html
        https://docs.docker.com/reference/compose-file/services/#sysctls
        """;

    // Protections as described in the kernel's documentation (ip-sysctl), and the value that disables each.
    static readonly (string Ending, string Value, string Effect)[] s_weak =
    [
        (".accept_redirects", "1", "lets other hosts redirect its traffic"), (".accept_source_route", "1", "lets senders choose the route of packets"),
            (".rp_filter", "0", "accepts spoofed source addresses"),
        (".route_localnet", "1", "routes packets to loopback addresses"), (".tcp_syncookies", "0", "allows SYN flood attacks"),
        (".icmp_echo_ignore_broadcasts", "0", "allows amplification attacks"),
            (".icmp_ignore_bogus_error_responses", "0", "lets attackers fill the log"),
    ];

    public override void Check(ComposeService service, Report report)
    {
        switch (service.Node.Get("sysctls"))
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.KeyText is { } name && entry.Value.Resolve() is { } value && EffectOf(name, ComposeNodes.TextOf(value)) is { } effect)
                        report.At(value, service.Name, name, ComposeNodes.TextOf(value)!, effect);
                }
                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    if (item.Resolve() is { } node && ComposeNodes.TextOf(node) is { } text && text.IndexOf('=') is > 0 and var equals
                        && EffectOf(text.Substring(0, equals), text.Substring(equals + 1)) is { } effect)
                        report.At(node, service.Name, text.Substring(0, equals), text.Substring(equals + 1), effect);
                }
                break;
        }
    }

    static string? EffectOf(string name, string? value)
    {
        if (!name.StartsWith("net.", StringComparison.Ordinal))
            return null;
        foreach (var (ending, weak, effect) in s_weak)
        {
            if (value == weak && name.EndsWith(ending, StringComparison.Ordinal))
                return effect;
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("sysctls: { net.ipv4.tcp_syncookies: [|0|] }", others: """
            vpn:
              image: acme/vpn:1.4.2
              sysctls:
                - [|net.ipv4.conf.all.accept_redirects=1|]
            """)),
        Good.Compose(ApiService("""
            sysctls:
              net.core.somaxconn: 1024
              net.ipv4.conf.all.rp_filter: ${FILTER}
            """, others: "vpn: { image: acme/vpn:1.4.2, sysctls: [net.ipv4.ip_forward=1] }"))
            .Because("a router must forward packets, and the value of a variable is unknown"),
    ];
}
