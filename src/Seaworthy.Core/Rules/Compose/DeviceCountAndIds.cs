namespace Seaworthy.Rules.Compose;

[Rule("SEA7051", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class DeviceCountAndIds : Rule<ComposeService>
{
    public override string Title => "Device reservation with count and device_ids";

    public override string Message => "Service '{0}' sets both 'count' and 'device_ids' for one device; remove one of them";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. 'count' reserves any free devices, 'device_ids' reserves the listed ones, so
        both cannot apply to one reservation.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/deploy/#devices
        https://docs.docker.com/compose/how-tos/gpu-support/
        """;

    public override void Check(ComposeService service, Report report)
    {
        Check(service, service.Node.Map("deploy")?.Map("resources")?.Map("reservations")?.Get("devices"), report);
        Check(service, service.Node.Get("gpus"), report);
    }

    static void Check(ComposeService service, YamlNode? devices, Report report)
    {
        if (devices is not YamlSequence list)
            return;
        foreach (var item in list.Items)
        {
            if (item.Resolve() is YamlMapping device && device.Get("count") is not null && device.Get("device_ids") is not null
                && device.Find("device_ids") is { } ids)
                report.At(ids.Key, service.Name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              model:
                image: acme/model:1.4.2
                deploy:
                  resources:
                    reservations:
                      devices:
                        - driver: nvidia
                          count: 1
                          [|device_ids|]: ["0"]
                          capabilities: [gpu]
            """),
        Good.Compose("""
            services:
              model:
                image: acme/model:1.4.2
                deploy:
                  resources:
                    reservations:
                      devices:
                        - driver: nvidia
                          device_ids: ["0"]
                          capabilities: [gpu]
            """),
    ];
}
