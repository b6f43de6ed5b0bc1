using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2082", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:5.18")]
sealed class HostDeviceExposed : Rule<ComposeService>
{
    public override string Title => "Host device exposed";

    public override string Message => "Container '{0}' has access to the host device {1}; remove it from 'devices' unless the service needs it";

    public override string Why => """
        A device gives the container direct access to a kernel driver and to the hardware behind it, which is a larger attack surface than a file. It is
        acceptable where the service exists to use that device, such as a serial adapter or a camera.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#devices";

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
            """)).Because("the value of a variable is unknown, and a CDI name is resolved by its vendor"),
    ];
}
