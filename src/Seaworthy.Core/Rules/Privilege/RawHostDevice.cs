using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2081", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:5.18")]
sealed class RawHostDevice : Rule<ComposeService>
{
    public override string Title => "Memory or disk of the host is given away";

    public override string Message => "Container '{0}' is given {1}, with which it can read and change its host; take it out";

    public override string Why => """
        Whoever may read the host's memory or its disks as raw devices needs no file permission any more. A rule for all devices gives every one of them.
        """;

    static readonly string[] s_raw = ["/dev/mem", "/dev/kmem", "/dev/port", "/dev/core", "/dev/sd", "/dev/hd", "/dev/vd", "/dev/xvd", "/dev/nvme", "/dev/dm-",
        "/dev/mapper", "/dev/disk"];

    public override void Check(ComposeService service, Report report)
    {
        foreach (var item in HostDevices.Of(service))
        {
            if (ComposeNodes.TextOf(item) is { } device && IsRaw(HostDevices.PathIn(device)))
                report.At(item, service.Name, HostDevices.PathIn(device));
        }
        foreach (var item in ComposeNodes.Names(service.Node.Get("device_cgroup_rules")))
        {
            if (ComposeNodes.TextOf(item) is { } rule && (rule.StartsWith("a ", StringComparison.Ordinal)
                || rule.StartsWith("b *:*", StringComparison.Ordinal)))
                report.At(item, service.Name, "every device");
        }
    }

    /// <summary>The device gives the host away.</summary>
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
            """)).Because("a sound card gives nothing away"),
    ];
}
