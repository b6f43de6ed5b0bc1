using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA4010", Category.Network, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:hostPortSet trivy:KSV-0024 checkov:CKV_K8S_26 kics:workload_host_port_not_specified kubescape:C-0044 pss:hostPorts " +
        "cis-kubernetes:5.2.12")]
sealed class HostPortUsed : Rule<PodContainer>
{
    public override string Title => "Port of the node is taken";

    public override string Message => "Container '{0}' takes port {1} of its node; remove it and put a Service in front";

    public override string Why => """
        A port of the node ties the pod to nodes where it is free, one replica to each, and is reached past every network policy. A Service does the same without any of that.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        foreach (var port in node.Items("ports"))
        {
            var setting = port.Text("hostPort");
            if (setting is { Written: Written.Value, IsKnown: true, Value: { } number } && number.TrimStart('0').Length > 0)
            {
                report.At(setting, container.Name, number)
                    .WithFix("Leave the node's port alone", f => f.Remove(setting), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("ports: [{ containerPort: 8080, hostPort: [|80|] }]")).Fixed(Pod("ports: [{ containerPort: 8080 }]")),
        Good.Kubernetes(Pod("ports: [{ containerPort: 8080, hostPort: 0 }]")).Because("0 is no port"),
        Good.Kubernetes(Pod("""ports: [{ containerPort: 8080, hostPort: "${PORT}" }]""")).Because("a placeholder is unknown"),
    ];
}
