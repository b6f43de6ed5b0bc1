using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2008", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:host-network polaris:hostNetworkSet trivy:KSV-0009 checkov:CKV_K8S_19 kics:shared_host_network_namespace kubescape:C-0041 pss:hostNamespaces kubesec:HostNetwork sonar:S6431 cis-docker:5.10 cis-kubernetes:5.2.5")]
public sealed class HostNetwork : Rule<Container>
{
    public override string Title => "Host network is shared";

    public override string Message => "Container '{0}' shares the host's network namespace; remove {1}";

    public override string Why => """
        In the host's network namespace a container reaches services that listen on the loopback address alone, sees the traffic of its neighbours, and goes around
        every network policy and published port.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.HostNetwork.IsExplicitly(true))
        {
            report.At(container.HostNetwork, container.Name, container.HostNetwork.Spelling)
                .WithFix("Give the container a network namespace of its own", f => f.Remove(container.HostNetwork), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("network_mode: [|host|]")).Fixed(ApiService()),
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                networks: [[|outside|]]
            networks:
              outside:
                external: true
                name: host
            """),
        Bad.Kubernetes(PodSpec("hostNetwork: [|true|]")).Fixed(Pod()),
        Good.Compose(ApiService("network_mode: ${NAMESPACE}")).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(PodSpec("hostNetwork: false")),
    ];
}
