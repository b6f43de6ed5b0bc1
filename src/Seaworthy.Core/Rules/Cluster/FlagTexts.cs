namespace Seaworthy.Rules.Cluster;

/// <summary>Texts that several rows have.</summary>
static class FlagTexts
{
    public const string Profiling = "Profiles tell about the program and its load, and taking one costs.";

    public const string MetricsPort = "Its port is for health checks and metrics, which nobody outside of the node needs.";

    public const string WeakCiphers =
        "Old cipher suites have no forward secrecy, or are broken: who records the traffic today may read it tomorrow.";

    public const string Rotation = "Certificates that nobody renews run out, and tempt people to make them hold for ever.";

    public const string FileName = "Checkov looks only at how the file is called, which is a rule of its own.";

    public const string PluginList =
        "Checkov says nothing where no list of plugins is given, though then the server does not have this one either.";

    public const string DefaultTrue = "Checkov asks for the flag to be written; the value that nobody wrote is true.";

    public const string OnlyConfiguration =
        "KICS asks for it in the configuration object, and not where a container runs the kubelet with flags.";
}
