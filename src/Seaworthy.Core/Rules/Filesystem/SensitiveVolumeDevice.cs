using Seaworthy.Binding.Compose;
using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3034", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:volume_has_sensitive_host_directory cis-docker:5.6")]
sealed class SensitiveVolumeDevice : Rule<ComposeFile>
{
    public override string Title => "Volume on a sensitive host path";

    public override string Message => "Volume '{0}' exposes the sensitive host path {1}; use another path in driver_opts";

    public override string Why => """
        The name of a volume does not show that it contains the host's configuration. The next service that mounts it can read it and usually change it, and
        so can an attacker in that service.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/volumes/#driver_opts";

    public override string? Differences => """
        If a service of the file mounts the volume, the rules on mounts report it at the same location.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.Root.Map("volumes") is not { } volumes)
            return;
        HashSet<YamlNode>? used = null;
        foreach (var entry in volumes.Entries)
        {
            if (entry.KeyText is not { } name || entry.Value.Resolve() is not YamlMapping volume || ServiceMounts.DeviceOf(volume) is not { } device
                || ComposeNodes.TextOf(device) is not { } path)
                continue;
            if ((HostPaths.IsSensitive(path) || HostPaths.IsOfSystem(path)) && !HostPaths.IsHarmless(path) && !(used ??= Used(compose)).Contains(device))
                report.At(device, name, path);
        }
    }

    static HashSet<YamlNode> Used(ComposeFile compose)
    {
        var used = new HashSet<YamlNode>();
        foreach (var service in compose.Services)
        {
            foreach (var mount in service.Container.Mounts)
            {
                if (mount.Device is { } device)
                    used.Add(device);
            }
        }
        return used;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
            volumes:
              host:
                driver_opts: { type: none, o: bind, device: [|/etc|] }
              state:
                driver: local-persist
                driver_opts: { mountpoint: [|/var/lib/acme|] }
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes: [data:/data]
            volumes:
              data:
                driver_opts: { type: none, o: bind, device: /data/acme }
              share:
                driver_opts: { type: nfs, o: addr=10.0.0.7, device: ":/etc" }
            """).Because("the first directory is not sensitive, and the second is on another host"),
    ];
}
