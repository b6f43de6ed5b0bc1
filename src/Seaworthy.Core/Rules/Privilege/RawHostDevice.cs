using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2081", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:5.18")]
sealed class RawHostDevice : Rule<ComposeService>
{
    public override string Title => "Raw host memory or disk exposed";

    public override string Message => "Container '{0}' has raw access to {1} of its host; remove it from {2}";

    public override string Why => """
        A process that can access the host's memory or disks as raw devices bypasses every file permission: it can read secrets and change the system. A
        cgroup rule for all devices allows every one of them. Acceptable only for software that manages disks, on a host that runs nothing else.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#devices
        https://docs.docker.com/reference/compose-file/services/#device_cgroup_rules
        """;

    static readonly string[] s_raw = ["/dev/mem", "/dev/kmem", "/dev/port", "/dev/core", "/dev/sd", "/dev/hd", "/dev/vd", "/dev/xvd", "/dev/nvme", "/dev/dm-",
        "/dev/mapper", "/dev/disk"];

    public override void Check(ComposeService service, Report report)
    {
        foreach (var item in HostDevices.Of(service))
        {
            if (ComposeNodes.TextOf(item) is { } device && IsRaw(HostDevices.PathIn(device)))
                report.At(item, service.Name, HostDevices.PathIn(device), "'devices'");
        }
        foreach (var item in ComposeNodes.Names(service.Node.Get("device_cgroup_rules")))
        {
            if (ComposeNodes.TextOf(item) is { } rule && (rule.StartsWith("a ", StringComparison.Ordinal)
                || rule.StartsWith("b *:*", StringComparison.Ordinal)))
                report.At(item, service.Name, "all devices", "'device_cgroup_rules'");
        }
    }

    /// <summary>The device gives control of the host.</summary>
    internal static bool IsRaw(string path)
    {
        if (path is "/dev" or "/dev/")
            return true;
        foreach (var raw in s_raw)
        {
            if (path.StartsWith(raw, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            devices:
              - [|/dev/sda:/dev/xvda:rwm|]
              - source: [|/dev/mem|]
                target: /dev/mem
            device_cgroup_rules:
              - [|"a *:* rwm"|]
            """)),
        Good.Compose(ApiService("""
            devices:
              - /dev/snd:/dev/snd
              - ${DEVICE}:/dev/sda
            device_cgroup_rules: ["c 189:* rwm"]
            """)).Because("a sound card does not expose memory or disks of the host"),
    ];
}
