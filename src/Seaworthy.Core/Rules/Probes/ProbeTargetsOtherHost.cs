using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA2045", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:hostProbesAndHostLifecycle")]
sealed class ProbeTargetsOtherHost : Rule<PodContainer>
{
    public override string Title => "Probe or hook targets another host";

    public override string Message => "A probe or hook of container '{0}' targets {1} instead of the pod; remove {2}";

    public override string Why => """
        The kubelet sends probes and lifecycle hooks from the network of the node. With a host field, a pod can make the node send requests to
        addresses that the pod itself cannot reach, such as services on the loopback address of the node.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/security/pod-security-standards/";

    public override string? Differences => """
        The baseline Pod Security level checks this since Kubernetes 1.34; other linters do not.
        """;

    static readonly string[][] s_paths =
    [
        ["livenessProbe"], ["readinessProbe"], ["startupProbe"], ["lifecycle", "postStart"], ["lifecycle", "preStop"],
    ];

    static readonly string[] s_actions = ["httpGet", "tcpSocket"];

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node || !PodSecurity.Exists(container, 34))
            return;
        foreach (var path in s_paths)
        {
            foreach (var action in s_actions)
            {
                var setting = node.Text([.. path, action, "host"]);
                if (setting is { Written: Written.Value, IsKnown: true, Value: { Length: > 0 } host } && !IsItself(container, host))
                {
                    report.At(setting, container.Name, host, setting.Spelling)
                        .WithFix("Remove the host", f => f.Remove(setting), Safety.Review);
                }
            }
        }
    }

    // In the network of its node, the pod has the loopback address of the kubelet.
    static bool IsItself(Container container, string host) => host is "127.0.0.1" or "localhost" or "::1" && !container.HostNetwork.EffectivelyNot(true);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("""
            livenessProbe:
              httpGet:
                host: [|127.0.0.1|]
                port: 8080
            """))
            .Fixed(Pod("""
            livenessProbe:
              httpGet:
                port: 8080
            """)),
        Bad.Kubernetes(Pod("lifecycle: { preStop: { tcpSocket: { port: 80, host: [|10.0.0.1|] } } }"))
            .Fixed(Pod("lifecycle: { preStop: { tcpSocket: { port: 80 } } }")),
        Good.Kubernetes(Pod("livenessProbe: { httpGet: { port: 8080 } }")),
        Good.Kubernetes(Pod("livenessProbe: { httpGet: { port: 8080, host: '' } }")),
        Good.Kubernetes(Pod("livenessProbe: { httpGet: { port: 8080, host: 127.0.0.1 } }", spec: "hostNetwork: true"))
            .Because("in the network of its node, the pod has the loopback address of the node"),
        Good.Kubernetes(Pod("livenessProbe: { httpGet: { port: 8080, host: 127.0.0.1 } }"))
            .With("seaworthy_kubernetes_version", "1.33").Because("the baseline level has the check since Kubernetes 1.34"),
    ];
}
