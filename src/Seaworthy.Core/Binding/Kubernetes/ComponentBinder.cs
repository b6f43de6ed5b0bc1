using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Kubernetes;

/// <summary>Finds programs of the control plane and of nodes: in the commands of static pods, in their own configuration, and in kubeadm's.</summary>
static class ComponentBinder
{
    // Fields of KubeletConfiguration and KubeProxyConfiguration by the flag that says the same.
    static readonly (string Flag, string[] Path)[] s_kubelet =
    [
        ("anonymous-auth", ["authentication", "anonymous", "enabled"]),
        ("client-ca-file", ["authentication", "x509", "clientCAFile"]),
        ("authorization-mode", ["authorization", "mode"]),
        ("read-only-port", ["readOnlyPort"]),
        ("streaming-connection-idle-timeout", ["streamingConnectionIdleTimeout"]),
        ("protect-kernel-defaults", ["protectKernelDefaults"]),
        ("make-iptables-util-chains", ["makeIPTablesUtilChains"]),
        ("event-qps", ["eventRecordQPS"]),
        ("tls-cert-file", ["tlsCertFile"]),
        ("tls-private-key-file", ["tlsPrivateKeyFile"]),
        ("rotate-certificates", ["rotateCertificates"]),
        ("tls-cipher-suites", ["tlsCipherSuites"]),
        ("pod-max-pids", ["podPidsLimit"]),
        ("seccomp-default", ["seccompDefault"]),
        ("server-tls-bootstrap", ["serverTLSBootstrap"]),
    ];

    static readonly (string Flag, string[] Path)[] s_kubeProxy = [("metrics-bind-address", ["metricsBindAddress"])];

    static readonly (ClusterProgram Program, string[] Path)[] s_kubeadm =
    [
        (ClusterProgram.ApiServer, ["apiServer", "extraArgs"]),
        (ClusterProgram.ControllerManager, ["controllerManager", "extraArgs"]),
        (ClusterProgram.Scheduler, ["scheduler", "extraArgs"]),
        (ClusterProgram.Etcd, ["etcd", "local", "extraArgs"]),
    ];

    public static string NameOf(ClusterProgram program) => program switch
    {
        ClusterProgram.ApiServer => "kube-apiserver",
        ClusterProgram.ControllerManager => "kube-controller-manager",
        ClusterProgram.Scheduler => "kube-scheduler",
        ClusterProgram.Etcd => "etcd",
        ClusterProgram.Kubelet => "kubelet",
        _ => "kube-proxy",
    };

    public static IEnumerable<ClusterComponent> Of(KubernetesObject item)
    {
        foreach (var workload in item.Workloads)
        {
            foreach (var container in workload.Containers)
            {
                if (container.Kind is ContainerKind.Main or ContainerKind.Sidecar or ContainerKind.Init && ComponentCommands.Of(container) is { } component)
                    yield return component;
            }
        }
        if (item.Kind == "KubeletConfiguration")
            yield return Configuration(item, ClusterProgram.Kubelet, s_kubelet);
        else if (item.Kind == "KubeProxyConfiguration")
            yield return Configuration(item, ClusterProgram.KubeProxy, s_kubeProxy);
        else if (item.Kind == "ClusterConfiguration")
        {
            foreach (var (program, path) in s_kubeadm)
            {
                if (ExtraArguments(item, program, path) is { } component)
                    yield return component;
            }
        }
    }

    /// <summary>The value of a flag; null where it is filled in later.</summary>
    internal static string? Known(string value) => KubernetesValues.IsUnknown(value) ? null : value;

    static ClusterComponent Configuration(KubernetesObject item, ClusterProgram program, (string Flag, string[] Path)[] table)
    {
        var component = new ClusterComponent(item.File, item.SubjectPath, program, new Location(item.File.Source, item.NameSpan)) { IsConfiguration = true };
        foreach (var (flag, path) in table)
            AddValue(component, flag, item.Root.Value(path));
        if (item.Root.Value("featureGates", "RotateKubeletServerCertificate") is YamlScalar gate)
            component.Add(new ComponentFlag("feature-gates", "RotateKubeletServerCertificate=" + gate.Value, new Location(gate.Source, gate.Span), false));
        return component;
    }

    static void AddValue(ClusterComponent component, string flag, YamlNode? value)
    {
        if (value is YamlScalar { IsNull: false } scalar)
        {
            component.Add(new ComponentFlag(flag, Known(scalar.Value), new Location(scalar.Source, scalar.Span), scalar.Style == YamlStyle.Plain));
            return;
        }
        if (value is not YamlSequence { Items.Count: > 0 } list)
            return;
        var words = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
            words.Add((item.Resolve() as YamlScalar)?.Value ?? "");
        component.Add(new ComponentFlag(flag, string.Join(",", words), new Location(list.Source, list.Span), false));
    }

    // kubeadm brings flags of its own, so that only what is written says something. Until v1beta3 the arguments were a mapping, since v1beta4 they are a list
    // of pairs.
    static ClusterComponent? ExtraArguments(KubernetesObject item, ClusterProgram program, string[] path)
    {
        var arguments = item.Root.Value(path);
        if (arguments is null)
            return null;
        var component = new ClusterComponent(item.File, item.SubjectPath, program, new Location(item.File.Source, item.NameSpan)) { IsOpen = true };
        if (arguments is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
                AddValue(component, entry.KeyText ?? "", entry.Value.Resolve());
        }
        else if (arguments is YamlSequence list)
        {
            foreach (var pair in list.Items)
            {
                if (pair.Resolve() is YamlMapping one && one.Scalar("name") is { } name)
                    AddValue(component, name.Value, one.Find("value")?.Value.Resolve());
            }
        }
        return component;
    }
}
