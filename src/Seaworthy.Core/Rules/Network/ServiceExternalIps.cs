using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA8252", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0108")]
sealed class ServiceExternalIps : Rule<KubernetesObject>
{
    public override string Title => "Service claims addresses of its own choice";

    public override string Message => "Service '{0}' takes in what is sent to {1}, whoever owns that address; remove externalIPs";

    public override string Why => """
        Whoever may write `externalIPs` can draw the traffic of the cluster for any address to his own pods, that of a database or of the internet included (CVE-2020-8554). Kubernetes has no fix for it but to
        forbid the field.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "Service", ApiVersion: "v1" })
            return;
        var addresses = item.Root.List("spec", "externalIPs");
        if (addresses.Written == Written.Value && addresses.Items.Count > 0)
            report.At(addresses, item.Name, addresses.Items[0].Text ?? "them");
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
