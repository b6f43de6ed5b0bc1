namespace Seaworthy.Rules.Cluster;

/// <summary>Texts that several rows share.</summary>
static class FlagTexts
{
    public const string Profiling =
        "The endpoints under /debug/pprof show internals of the program and its load, and every profile costs CPU. An attacker can use them to study or slow " +
        "down the component. Enable profiling only while you investigate a performance problem.";

    public const string MetricsPort =
        "The port serves health checks and metrics, which are normally needed only on the node itself. On every address it shows details of the cluster to " +
        "the network and is one more target. A monitoring system that collects the metrics from another host needs it; restrict the port with a firewall then.";

    public const string WeakCiphers =
        "Old cipher suites have no forward secrecy or are broken, so an attacker who records the traffic today can decrypt it later. Without a list the " +
        "defaults of Go apply, which depend on the version. Allow older suites only for a client that supports nothing else.";

    public const string Rotation =
        "A certificate that is not rotated expires, and the API server can then no longer verify the kubelet. Manual renewal tempts operators to use long " +
        "lifetimes, which help an attacker who steals the key.";

    public const string FileName = "Checkov checks only the extension of the file name. Another rule checks this.";

    public const string PluginList = "Checkov does not report a missing list of plugins, although the plugin is disabled then too.";

    public const string DefaultTrue = "Checkov requires the flag to be present. Here only the value false is reported, because the default is true.";

    public const string OnlyConfiguration = "KICS checks a KubeletConfiguration for this, but not a container that runs the kubelet with flags.";
}
