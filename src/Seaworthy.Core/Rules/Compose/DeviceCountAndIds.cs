namespace Seaworthy.Rules.Compose;

[Rule("SEA7051", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class DeviceCountAndIds : Rule<ComposeService>
{
    public override string Title => "Devices are both counted and named";

    public override string Message => "Service '{0}' asks for a number of devices and for certain ones; keep 'count' or 'device_ids'";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts.
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
