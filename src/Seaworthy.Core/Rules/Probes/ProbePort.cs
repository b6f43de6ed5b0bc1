namespace Seaworthy.Rules.Probes;

/// <summary>The port of a probe.</summary>
readonly record struct ProbePort(string Probe, Setting<string> Setting)
{
    static readonly string[] s_probes = ["livenessProbe", "readinessProbe", "startupProbe"];

    static readonly string[] s_ways = ["httpGet", "tcpSocket", "grpc"];

    public bool IsName => !IsNumber(Setting.Value!);

    /// <summary>The ports of a container's probes whose values are known.</summary>
    public static IEnumerable<ProbePort> Of(Container container)
    {
        if (container.Manifest is not { } manifest)
            yield break;
        foreach (var probe in s_probes)
        {
            if (manifest.Node.Find(probe) is null)
                continue;
            foreach (var way in s_ways)
            {
                if (manifest.Text(probe, way, "port") is { Written: Written.Value, Value.Length: > 0 } port)
                    yield return new ProbePort(probe, port);
            }
        }
    }

    /// <summary>The container declares the port, or a port whose value is unknown.</summary>
    public bool IsDeclared(Container container)
    {
        if (container.Manifest!.Presence("ports").Written == Written.Unknown)
            return true;
        foreach (var port in container.Manifest.Items("ports"))
        {
            var protocol = port.Text("protocol");
            var written = port.Text(IsName ? "name" : "containerPort");
            if (written.Written == Written.Unknown || written.IsKnown && written.Value == Setting.Value
                && (!protocol.IsKnown || string.Equals(protocol.Value, "TCP", System.StringComparison.OrdinalIgnoreCase)))
                return true;
        }
        return false;
    }

    static bool IsNumber(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
                return false;
        }
        return true;
    }
}
