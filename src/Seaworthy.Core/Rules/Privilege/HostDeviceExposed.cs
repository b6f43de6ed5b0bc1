using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2082", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:5.18")]
sealed class HostDeviceExposed : Rule<ComposeService>
{
    public override string Title => "Device of the host is exposed";

    public override string Message => "Container '{0}' is given the device {1} of its host; take it out where it is not needed";

    public override string Why => """
        A device is a door into the kernel's drivers, and into whatever is attached to it. It is right where the service is about the device.
        """;

    public override void Check(ComposeService service, Report report)
    {
        foreach (var item in HostDevices.Of(service))
        {
            if (ComposeNodes.TextOf(item) is { } device && HostDevices.PathIn(device) is var path && path.StartsWith("/dev/", System.StringComparison.Ordinal)
                && !RawHostDevice.IsRaw(path))
                report.At(item, service.Name, path);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            devices:
              - [|/dev/ttyUSB0:/dev/ttyUSB0|]
            """)),
        Good.Compose(ApiService("""
            devices:
              - ${DEVICE}:/dev/ttyUSB0
              - nvidia.com/gpu=all
            """)).Because("a variable is unknown, and a name of the container device interface is resolved by its vendor"),
    ];
}
