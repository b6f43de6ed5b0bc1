using System;
using System.Collections.Generic;
using Seaworthy.Binding.Yaml;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;

namespace Seaworthy.Binding.Kubernetes;

/// <summary>Finds programs of the control plane and of nodes: in the commands of static pods, in kubelet's configuration, and in kubeadm's.</summary>
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
                if (container.Kind is ContainerKind.Main or ContainerKind.Sidecar or ContainerKind.Init && Of(container) is { } component)
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

    static ClusterComponent? Of(Container container)
    {
        if (container.Manifest?.Node is not { } node)
            return null;
        var command = Words(node, "command");
        var arguments = Words(node, "args");
        var component = command is null && arguments is { Items.Count: > 0 } ? Entered(container, node, arguments) : null;
        foreach (var list in (YamlSequence?[])[command, arguments])
        {
            var items = list?.Items ?? [];
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i].Resolve() is not YamlScalar word)
                    continue;
                if (component is null)
                {
                    // A program is named before its flags; what a shell is told to run is not read.
                    if (word.Value.StartsWith("-", StringComparison.Ordinal))
                        return null;
                    if (ProgramOf(word.Value) is var program && program != ClusterProgram.None)
                    {
                        component = new ClusterComponent(container.File, container.SubjectPath, program, new Place(word.Source, word.Span))
                        {
                            Minor = program == ClusterProgram.Etcd ? null : MinorOf(container.Image?.Name?.Tag),
                            Words = list is { IsFlow: false, IsMerged: false } or { IsFlow: true, Items.Count: > 0 } && node.FindOwn(list == command ? "command" : "args") is { Value: YamlSequence }
                                ? (node, [list == command ? "command" : "args"])
                                : null,
                        };
                    }
                    continue;
                }
                i += AddFlag(component, word, items, i);
            }
        }
        if (component is { Program: ClusterProgram.Kubelet } && (component.Find("config") ?? component.Find("config-dir")) is not null)
            component.IsOpen = true;
        // Each flag of etcd is a variable as well.
        if (component is { Program: ClusterProgram.Etcd } && (node.Find("env") ?? node.Find("envFrom")) is not null)
            component.IsOpen = true;
        return component;
    }

    // An image that is called like the program starts it, and gives it the arguments.
    static ClusterComponent? Entered(Container container, YamlMapping node, YamlSequence arguments)
    {
        if (container.Image is not { Name: { } name } image || arguments.Items[0].Resolve() is not YamlScalar { Value: { } first } || !first.StartsWith("--", StringComparison.Ordinal))
            return null;
        var program = ProgramOf(name.Repository);
        return program == ClusterProgram.None ? null : new ClusterComponent(container.File, container.SubjectPath, program, new Place(container.File.Source, image.SpanOf(name.NameSpan)))
        {
            Minor = program == ClusterProgram.Etcd ? null : MinorOf(name.Tag),
            Words = arguments is { IsFlow: false, IsMerged: false } or { IsFlow: true, Items.Count: > 0 } && node.FindOwn("args") is { Value: YamlSequence } ? (node, ["args"]) : null,
        };
    }

    // v1.19.3: the programs have the version of their cluster.
    static int? MinorOf(string? tag)
    {
        if (tag is null || !tag.StartsWith("v1.", StringComparison.Ordinal))
            return null;
        var end = 3;
        while (end < tag.Length && tag[end] is >= '0' and <= '9')
            end++;
        return end is > 3 and < 6 && (end == tag.Length || tag[end] == '.') ? int.Parse(tag.Substring(3, end - 3), System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    static YamlSequence? Words(YamlMapping node, string key) => node.Find(key)?.Value.Resolve() as YamlSequence;

    static ClusterProgram ProgramOf(string word)
    {
        var name = word.Substring(word.LastIndexOf('/') + 1);
        return name switch
        {
            "kube-apiserver" => ClusterProgram.ApiServer,
            "kube-controller-manager" => ClusterProgram.ControllerManager,
            "kube-scheduler" => ClusterProgram.Scheduler,
            "etcd" => ClusterProgram.Etcd,
            "kubelet" => ClusterProgram.Kubelet,
            "kube-proxy" => ClusterProgram.KubeProxy,
            _ => ClusterProgram.None,
        };
    }

    /// <summary>Takes a flag in, and says how many words behind it belong to it.</summary>
    static int AddFlag(ClusterComponent component, YamlScalar word, YamlList<YamlNode> items, int index)
    {
        var text = word.Value;
        if (!text.StartsWith("-", StringComparison.Ordinal))
        {
            component.IsOpen |= KubernetesValues.IsUnknown(word.Value);
            return 0;
        }
        var start = text.StartsWith("--", StringComparison.Ordinal) ? 2 : 1;
        var equals = text.IndexOf('=');
        if (equals > start)
        {
            var content = word.Content;
            var value = text.Substring(equals + 1);
            var span = content.ToSource(TextSpan.FromBounds(equals + 1, text.Length));
            component.Add(new ComponentFlag(text.Substring(start, equals - start), Known(value), new Place(word.Source, value.Length == 0 ? word.Span : span), value.Length > 0 && span.Length == value.Length));
            return 0;
        }
        var name = text.Substring(start);
        if (index + 1 < items.Count && items[index + 1].Resolve() is YamlScalar next && !next.Value.StartsWith("-", StringComparison.Ordinal))
        {
            component.Add(new ComponentFlag(name, Known(next.Value), new Place(next.Source, next.Span), next.Style == YamlStyle.Plain));
            return 1;
        }
        component.Add(new ComponentFlag(name, "true", new Place(word.Source, word.Span), false));
        return 0;
    }

    static string? Known(string value) => KubernetesValues.IsUnknown(value) ? null : value;

    static ClusterComponent Configuration(KubernetesObject item, ClusterProgram program, (string Flag, string[] Path)[] table)
    {
        var component = new ClusterComponent(item.File, item.SubjectPath, program, new Place(item.File.Source, item.NameSpan)) { IsConfiguration = true };
        foreach (var (flag, path) in table)
            AddValue(component, flag, item.Root.Value(path));
        if (item.Root.Value("featureGates", "RotateKubeletServerCertificate") is YamlScalar gate)
            component.Add(new ComponentFlag("feature-gates", "RotateKubeletServerCertificate=" + gate.Value, new Place(gate.Source, gate.Span), false));
        return component;
    }

    static void AddValue(ClusterComponent component, string flag, YamlNode? value)
    {
        if (value is YamlScalar { IsNull: false } scalar)
        {
            component.Add(new ComponentFlag(flag, Known(scalar.Value), new Place(scalar.Source, scalar.Span), scalar.Style == YamlStyle.Plain));
            return;
        }
        if (value is not YamlSequence { Items.Count: > 0 } list)
            return;
        var words = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
            words.Add((item.Resolve() as YamlScalar)?.Value ?? "");
        component.Add(new ComponentFlag(flag, string.Join(",", words), new Place(list.Source, list.Span), false));
    }

    // kubeadm brings flags of its own, so that only what is written says something. Until v1beta3 the arguments were a mapping, since v1beta4 they are a list of pairs.
    static ClusterComponent? ExtraArguments(KubernetesObject item, ClusterProgram program, string[] path)
    {
        var arguments = item.Root.Value(path);
        if (arguments is null)
            return null;
        var component = new ClusterComponent(item.File, item.SubjectPath, program, new Place(item.File.Source, item.NameSpan)) { IsOpen = true };
        if (arguments is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
                AddValue(component, entry.KeyText ?? "", entry.Value.Resolve());
        }
        else if (arguments is YamlSequence list)
        {
            foreach (var pair in list.Items)
            {
                if (pair.Resolve() is YamlMapping one && KubernetesBinder.Scalar(one, "name") is { } name)
                    AddValue(component, name.Value, one.Find("value")?.Value.Resolve());
            }
        }
        return component;
    }
}
