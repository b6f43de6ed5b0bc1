using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA2045", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:hostProbesAndHostLifecycle")]
sealed class ProbeTargetsOtherHost : Rule<PodContainer>
{
    public override string Title => "Probe or hook goes to another host";

    public override string Message => "A request of container '{0}' goes to {1} instead of the pod itself; remove {2}";

    public override string Why => """
        The kubelet sends probes and hooks from the node. With a host of its own choice, a pod makes the node knock at addresses that the pod itself may not reach, its loopback address among them.
        """;

    public override string? Differences => """
        No other tool looks at it; Kubernetes' baseline profile does since 1.34.
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
                        .WithFix("Ask the pod itself", f => f.Remove(setting), Safety.Review);
                }
            }
        }
    }

    // In the network of its node, the pod has the loopback address that the kubelet asks.
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
            .Because("in the network of its node the loopback address is the pod's own"),
        Good.Kubernetes(Pod("livenessProbe: { httpGet: { port: 8080, host: 127.0.0.1 } }"))
            .With("seaworthy_kubernetes_version", "1.33").Because("the profile has the check since 1.34"),
    ];
}
