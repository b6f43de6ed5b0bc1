using Seaworthy.Binding.Compose;

namespace Seaworthy.Rules.Privilege;

/// <summary>The host devices of a service: <c>host[:container[:permissions]]</c>, or a mapping with a source.</summary>
static class HostDevices
{
    public static IEnumerable<YamlScalar> Of(ComposeService service) => service.Node.Get("devices") is { } devices ? ComposeNodes.Names(devices) : [];

    public static string PathIn(string device)
    {
        var colon = device.IndexOf(':');
        return colon < 0 ? device : device.Substring(0, colon);
    }
}
