using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

/// <summary>The family of rules about one key of a service. Message: 0 service, 1 value.</summary>
sealed class ServiceKeyRule(string key, Func<YamlNode, bool> isReported) : FamilyRule<ComposeService>
{
    /// <summary>The title of the fix, which removes the key; null where there is none.</summary>
    public string? Repair { get; init; }

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Get(key) is not { } node || !isReported(node))
            return;
        var finding = report.At(node, service.Name, ComposeNodes.TextOf(node) ?? "");
        if (Repair is not null && service.Written.FindOwn(key)?.Value == node)
            finding.WithFix(Repair, f => f.Apply(YamlOperation.Remove(service.Written, key)), Safety.Review);
    }

    [Rule("SEA2080", Category.Identity, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:cgroup_not_default cis-docker:5.25")]
    public static ServiceKeyRule CustomCgroupParent => new("cgroup_parent", static node => ComposeNodes.TextOf(node) is { Length: > 0 })
    {
        Title = "Control group parent is chosen",
        Message = "Container '{0}' is put below the control group '{1}', whose limits are not the engine's; remove cgroup_parent",
        Why =
            "Limits that an administrator has set for containers hold in the engine's own control group. Below another one the container can take what is " +
            "meant for its" +
            "\nhost.",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("cgroup_parent: [|m-executor-abcd|]")),
            Good.Compose(ApiService("""
                cgroup_parent: ${PARENT}
                cgroup: private
                """)).Because("an interpolated value without a default is unknown"),
        ],
    };

    [Rule("SEA3030", Category.Filesystem, Severity.Warning, Mode.Minimum, Since = "0.1", Aliases = "cis-docker:5.32")]
    public static ServiceKeyRule EngineApiSocketGranted => new("use_api_socket", ComposeNodes.IsTrue)
    {
        Title = "Container engine socket is granted",
        Message = "Container '{0}' can start containers on its host through use_api_socket; remove it",
        Why =
            "The key mounts the engine's socket and the user's credentials for registries. Whoever may speak to the engine may start a privileged container " +
            "with the" +
            "\nhost's root directory in it.",
        Repair = "Remove the key",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("use_api_socket: [|true|]")).Fixed(ApiService()),
            Good.Compose(ApiService("use_api_socket: ${SOCKET}")).Because("an interpolated value without a default is unknown"),
        ],
    };

    [Rule("SEA4032", Category.Network, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "cis-docker:5.30",
        Related = "kics:networks_not_set")]
    public static ServiceKeyRule DefaultBridgeNetwork => new("network_mode", static node => ComposeNodes.TextOf(node) == "bridge")
    {
        Title = "Service is on the default bridge",
        Message = "Service '{0}' is on the default bridge with every container of the host; remove network_mode",
        Why =
            "Containers on the default bridge reach each other whatever project they belong to, and find each other by address alone. Without the key the " +
            "service is on" +
            "\na network of its project.",
        Differences =
            "One peer used to ask every service for networks of its own; compose makes one for the project, and only the default bridge is shared with " +
            "others.",
        Repair = "Use the network of the project",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("network_mode: [|bridge|]")).Fixed(ApiService()),
            Good.Compose(ApiService("network_mode: none")),
        ],
    };
}
