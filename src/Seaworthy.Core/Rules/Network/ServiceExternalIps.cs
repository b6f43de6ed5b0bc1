using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA8252", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0108")]
sealed class ServiceExternalIps : Rule<KubernetesObject>
{
    public override string Title => "External IPs set";

    public override string Message => "Service '{0}' intercepts traffic to {1}, even if that address belongs to another host; remove externalIPs";

    public override string Why => """
        With `externalIPs`, a Service receives the traffic of the cluster to any address, including that of a database or of an internet host
        (CVE-2020-8554). Kubernetes has no fix; the mitigation is to forbid the field with the admission plugin DenyServiceExternalIPs. Acceptable
        for an address that is routed to the nodes on purpose.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
        https://github.com/kubernetes/kubernetes/issues/97076
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "Service", ApiVersion: "v1" })
            return;
        var addresses = item.Root.List("spec", "externalIPs");
        if (addresses.Written == Written.Value && addresses.Items.Count > 0)
            report.At(addresses, item.Name, addresses.Items[0].Text ?? "an external address");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service("""
            type: ClusterIP
            selector: { app: web }
            ports: [{ port: 80 }]
            externalIPs:
            [|- 192.0.2.10|]
            """)),
        Good.Kubernetes(Service("""
            type: ClusterIP
            selector: { app: web }
            ports: [{ port: 80 }]
            """)),
        Good.Kubernetes(Service("""
            type: ClusterIP
            selector: { app: web }
            ports: [{ port: 80 }]
            externalIPs: []
            """)),
    ];
}
